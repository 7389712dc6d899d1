import type { BeginTexts } from "../fr/admin-begin.ts";

export const begin: BeginTexts = {
  language: "en",
  door: {
    title: "First run",
    lead: "This box is new. Its code is on its screens and on its console.",
    code: "Code shown by the box",
    codeHint: "Eight letters and digits, for example ABCD-EFGH.",
    name: "Your name",
    login: "Your login",
    password: "Your password",
    submit: "Begin",
  },
  hours: {
    office: "Office week",
    copy: "Copy Monday to Friday",
    always: "Always open",
    none: "No hours: always open.",
    closed: "closed",
    add: "Open",
    remove: "Remove",
    from: "from",
    until: "to",
  },
  days: {
    none: "No closed day.",
    add: "Add a closing",
    holidays: (year: number) => `French holidays ${year}`,
    from: "From",
    until: "To",
    label: "Reason",
    fresh: "Closed",
    remove: (name: string) => `Remove ${name}`,
  },
  start: {
    title: "First run",
    lead: "Eight steps to the first ticket. You can stop and go on later.",
    next: "Save and continue",
    nothing: "Nothing is made in advance.",
    prefix: (name: string) => `Prefix of ${name}`,
    serviceName: "Name of the service",
    printer: "Printer:",
    tryKiosk: "Open the ticket kiosk",
    tryBoard: "Open the calling display",
    openCounter: "Open a counter",
    sheet: "Print the counter’s sheet",
    person: "First and last name",
    addPerson: "Add this person",
    once: "Write these passwords down: they are not shown again.",
    templates: {
      hospital: "Hospital out-patients",
      townHall: "Town hall",
      bank: "Bank",
      empty: "Start from nothing",
    },
    devices: {
      room: "Waiting room",
      kiosk: "Kiosk at the entrance",
      board: "Waiting room display",
      printer: "Printer of the kiosk",
    },
    steps: {
      site: {
        title: "The site",
        lead: "Its name and languages, for the kiosk, the displays and the tickets.",
      },
      opening: { title: "Opening hours", lead: "Outside them the kiosk gives no ticket." },
      template: {
        title: "Starting point",
        lead: "Choose the nearest: everything can be changed later.",
      },
      services: { title: "Services", lead: "What people take a ticket for." },
      counters: { title: "Counters", lead: "Where people are received." },
      team: { title: "The team", lead: "Each person gets a login and a password." },
      devices: { title: "Kiosk, printer, display", lead: "Try them: a ticket, a call, a voice." },
      done: { title: "It is ready", lead: "Open a counter, take a ticket, call it." },
    },
  },
  paired: {
    title: "Paired devices",
    lead: "Screens and printers of other machines. Those of the box itself need not ask.",
    add: "Pair a device",
    waiting: (count: number) =>
      count === 0
        ? "Open /kiosk/… or /board/… on the other machine: it shows a code."
        : count === 1
          ? "A device shows a code now."
          : `${count} devices show a code now.`,
    which: "This device becomes",
    code: "Code on its screen",
    confirm: "Pair",
    told: "Paired: it opens by itself.",
    list: "Paired",
    none: "None.",
    since: (when: string, address: string) => `since ${when}, from ${address}`,
    revoke: "Unpair",
  },
};
