import type { PlaceWord } from "../../../protocol/views.ts";
import type { counter as french } from "../fr/counter.ts";
import { deskRefusals } from "./desk.ts";
import { wrapUp, wrapUpRefusals } from "./wrap-up.ts";

const places: Record<PlaceWord, string> = {
  guichet: "counter",
  bureau: "office",
  salle: "room",
  box: "booth",
  accueil: "reception",
};

export const counter: typeof french = {
  pageTitle: "Counter",
  language: "Language",
  title: (place, number) => `${places[place]} ${number}`.toLocaleUpperCase("en"),
  placeName: (place, number) => `${places[place]} ${number}`,
  atPlace: (place, number) => `at ${places[place]} ${number}`,
  loading: "Connecting to the box…",
  close: "Close",
  back: "Back",
  cancel: "Cancel",
  busy: "One moment…",

  login: {
    title: "Your details",
    login: "Your user name",
    password: "Your password",
    show: "Show",
    hide: "Hide",
    counters: "Select a counter that is not taken",
    free: "free",
    taken: "already open",
    takenSince: (time) => `since ${time}`,
    selected: "chosen",
    noCounters: "No counter is configured yet.",
    submit: "Sign in",
    loginMissing: "Enter your user name.",
    passwordMissing: "Enter your password.",
    counterMissing: "Select a counter.",
    elsewhere: (label) => `You are already working at counter ${label}.`,
    elsewhereHint: "One user name cannot be used at two counters at the same time.",
    move: "Move my work here",
  },

  over: {
    expired: (delay) =>
      `Your counter was signed out: the visitor’s arrival was not signalled within ${delay}.`,
    minutes: (count) => (count === 1 ? "one minute" : `${count} minutes`),
    seconds: (count) => `${count} seconds`,
    freed: "Your counter was signed out: a supervisor freed it.",
    linkLost: "Your counter was signed out: this page was without a connection for too long.",
    moved: "Your work was moved to another counter.",
    movedTo: (place) => `Your work was moved: it is open ${place}.`,
    at: (time) => `at ${time}`,
    reconnect: "Sign in again",
    bringBack: "Move my work here",
    other: "Choose another counter",
    paused: "Your counter is paused.",
    resume: "Resume",
  },

  services: {
    opening: (place, number) => `opening ${places[place]} ${number}`.toLocaleUpperCase("en"),
    prompt: "Select the service or services to serve",
    validate: "Confirm the selection",
    chosen: (count) =>
      count === 0
        ? "No service chosen"
        : count === 1
          ? "1 service chosen"
          : `${count} services chosen`,
    atLeastOne: "Choose at least one service.",
    notAllowed: "not allowed",
    selected: "chosen",
    remembered: "Your last choice is already ticked.",
  },

  table: {
    service: "Services",
    waiting: "Visitors",
    wait: "Wait",
    counters: "Counters",
    waitHint: "Wait of the next visitor to call, in minutes",
    total: "Total",
    mean: "Mean",
    closed: "closed",
    orange: "busy",
    red: "very busy",
    waitingOf: (count) =>
      count === 0
        ? "nobody is waiting"
        : count === 1
          ? "1 visitor waiting"
          : `${count} visitors waiting`,
    callIn: "Call in",
    all: "All services",
    notServed: "not served",
  },

  main: {
    prompt: "Select the service to call in",
    logout: "Sign out",
    pause: "Pause",
    changeServices: "Change my services",
    free: "Counter free",
    next: "The visitor who has waited longest",
    nobodyAtAll: "Nobody is waiting in your services.",
    callNext: "Call the next visitor",
    nobody: (service) => `Nobody is waiting in ${service}`,
    noRecallService: "Choose the service first, then recall.",
    recallOff: (service) => `Recalling a ticket is not switched on in ${service}.`,
    openCounters: (count) => (count === 1 ? "1 open counter" : `${count} open counters`),
  },

  choice: {
    title: (service) => `Call in ${service}`,
    fresh: "Call a new ticket number",
    again: "Call again a ticket number already handled",
  },

  recall: {
    title: (service) => `Recall in ${service}`,
    number: "Ticket number",
    hint: "1 to 4 digits: 32, 0032 and A32 name the same ticket.",
    empty: "Enter the ticket’s number.",
    invalid: "This is not a ticket number: 1 to 4 digits.",
    otherPrefix: (prefix) => `Tickets of this service start with ${prefix}.`,
    submit: "Confirm the ticket number",
    cancel: "Cancel this request",
    erase: "Erase the last digit",
    refusedTitle: "Recall not possible",
    notReceivedYet: (number) =>
      `Ticket ${number} has not been called and received yet: it cannot be called again.`,
    neverIssued: (number) => `Ticket ${number} was not issued today in this service.`,
    calledElsewhere: (number, label) =>
      label === ""
        ? `Ticket ${number} is already called by another counter.`
        : `Ticket ${number} is already called by counter ${label}.`,
    recallOff: "Recalling a ticket is not switched on for this service.",
  },

  call: {
    title: "Visitor called",
    ticket: "Ticket",
    recalled: "recalled",
    waited: "The visitor’s wait before the call",
    since: "Time since the call, until the visitor arrives at the counter",
    of: (total) => `of ${total}`,
    left: (left) => `Signal the visitor’s arrival: ${left} left.`,
    late: "The time to arrive is over.",
    arrival: "Signal the start of the interview",
    noShow: "Cancel the call in the waiting room",
    repeat: "Repeat the announcement",
    repeatIn: (seconds) => `possible in ${seconds} s`,
    noPaper: "This visitor has no printed ticket and may know only the number.",
    paperUnknown: "It is not certain that this ticket was printed.",
  },

  proof: {
    pending: "Being shown…",
    seen: (painted, boards) =>
      `seen on ${painted} of ${boards} ${boards > 1 ? "screens" : "screen"}`,
    voice: "heard",
    chime: "chime only",
    late: "not announced",
    none: "without sound",
  },

  interview: {
    title: "Interview in progress",
    duration: "Duration of the interview",
    reasons: "Reason of the interview",
    skip: "Do not qualify the interview",
    chosen: "chosen",
    noReasons: "No reason is configured for this service.",
    required: "Choose a reason to be able to finish.",
    end: "Signal the end of the interview",
    shortTitle: "Very short visit",
    shortText: (time) => `The interview lasted only ${time}. Has the visitor already left?`,
    shortYes: "Very short visit: finish",
    shortNo: "Continue the interview",
  },

  wrapUp,

  undo: {
    button: "Undo",
    seconds: (seconds) => `${seconds} s`,
    call: (label) => (label === "" ? "Ticket called" : `Ticket ${label} called`),
    noShow: "Visitor marked absent",
    arrival: "Start of interview signalled",
    reason: "Reason recorded",
    end: "End of interview signalled",
    putBack: "Visitor put back in the queue",
    transfer: "Visitor transferred",
    add: "Visitor added and received",
    other: "Act recorded",
    done: "The last act was undone.",
  },

  sos: {
    button: "SOS",
    hold: "Hold the SOS button for one second.",
    name: "SOS: hold for one second",
    sent: "Alarm sent to every open counter.",
    raised: (place, time) => `SOS — ${place} has asked for help since ${time}`,
    mine: (time) => `SOS — your call for help is shown at every counter since ${time}`,
    going: (place) => `${place} is on the way`,
    somebodyGoing: "Somebody is on the way",
    go: "I am going",
    close: "Finished",
    region: "Alarms",
  },

  help: {
    title: "Keyboard keys",
    open: "Keyboard help (? key)",
    next: "Next step: call, start, end",
    recall: "Call a ticket again",
    noShow: "Cancel the call in the waiting room",
    reasons: "Reason of the interview",
    sos: "SOS, held for one second",
    escape: "Close, go back",
    help: "This help",
  },

  link: {
    lost: "Connection lost. Trying again…",
    lostHint: "The figures shown may be old.",
    back: "Connection restored.",
    unanswered: "The box does not answer. Check the screen before you try again.",
  },

  refusals: {
    ...deskRefusals,
    badCredentials: () => "Unknown user name or password.",
    locked: () => "Too many tries: this user name is blocked for a few minutes.",
    tooMany: () => "Too many tries from this computer. Wait a moment.",
    offline: () => "The box does not answer. Check the network, then try again.",
    busy: () => "The box is busy. Try again in a moment.",
    storeFailed: () => "The box cannot record anything at the moment. Tell the supervisor.",
    counterTaken: (f) =>
      f["login"]
        ? `This counter was just opened by ${f["login"]}.`
        : "This counter was just opened. Choose another one.",
    agentElsewhere: (f) => `You are already working at counter ${f["counterLabel"] ?? ""}.`,
    unknownCounter: () => "This counter no longer exists. Choose another one.",
    notSignedIn: () => "You were signed out. Sign in again.",
    sessionOver: () => "Your counter is no longer open.",
    sessionPaused: () => "Your counter is paused. Resume to call.",
    staleScreen: () => "The screen was out of date: this is the real state. Nothing was done.",
    visitOver: () => "This call is already over.",
    unknownVisit: () => "This call is already over.",
    visitInProgress: (f) =>
      f["label"] ? `Ticket ${f["label"]} is still in progress.` : "A visitor is still in progress.",
    calledElsewhere: (f) =>
      f["counterLabel"]
        ? `This ticket is already called by counter ${f["counterLabel"]}.`
        : "This ticket is already called by another counter.",
    repeatTooSoon: () => "The announcement was just made. Wait a few seconds.",
    reasonMissing: () => "Choose a reason before you end the interview.",
    unknownReason: () => "This reason no longer exists. Choose another one.",
    qualificationOff: () => "Qualification is not switched on for this service.",
    nothingToUndo: () => "There is nothing left to undo.",
    ...wrapUpRefusals,
    undoTooLate: () => "It is too late to undo this.",
    noServiceChosen: () => "Choose at least one service.",
    notServed: () => "You do not serve this service.",
    unknownService: () => "This service no longer exists.",
    serviceClosed: () => "This service is closed.",
    sosAlreadyRaised: () => "Your alarm is already shown at every counter.",
    sosNotAcknowledged: () => "Somebody has to answer the alarm first.",
    sosOver: () => "This alarm is already over.",
    unknownSos: () => "This alarm is already over.",
  },
  failed: "The request did not succeed.",
};
