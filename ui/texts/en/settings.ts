import type { SettingTexts } from "../setting-texts.ts";

const off = "As the site says";
const own = "Its own setting";
const qualification = { off: "Never", optional: "Optional", required: "Required" };
const arrivalModes = {
  disconnect: "Close the counter",
  pause: "Pause the counter",
  warn: "Warn only",
};

/** What each setting is called and what it does. */
export const settings: SettingTexts = {
  site: {
    id: { label: "Id of the site" },
    name: { label: "Name of the site", help: "On the kiosk, the displays and the tickets." },
    zone: { label: "Time zone", help: "For example Europe/Paris, Indian/Reunion." },
    languages: {
      label: "Languages offered to visitors",
      help: "The first is that of the displays and of the voice.",
    },
    rollover: {
      label: "Start of the day",
      help: "At this time numbers start anew. It is not midnight, for sites that stay open late.",
    },
    endOfDay: {
      label: "Visitors who still wait at that moment",
      options: { clear: "Their tickets are closed", keep: "They keep their place" },
    },
    recall: { label: "Agents may recall a number that was received" },
    qualification: {
      label: "Qualification of the visit",
      help: "The agent chooses a reason before the end.",
      options: qualification,
    },
    arrivalDeadlineSeconds: {
      label: "Time to come to the counter",
      help: "After the call the visitor has this time to arrive.",
    },
    arrivalWarningSeconds: { label: "Warn the agent after" },
    arrivalMode: {
      label: "When the time is over without an answer",
      options: arrivalModes,
    },
    undoSeconds: {
      label: "Time to undo an act",
      help: "The agent can take back the last act in this time. 0: never.",
    },
    absentMinutes: {
      label: "An absent visitor may be called again for",
      help: "Who did not come keeps the ticket for this time.",
    },
    repeatSeconds: { label: "Time between two announcements of one call" },
    minimumVisitSeconds: {
      label: "Shortest visit",
      help: "Below it the agent confirms: a double press ends nothing.",
    },
    lostLinkMinutes: {
      label: "Close an idle counter whose page is gone after",
      help: "A visitor at the desk is never lost.",
    },
    printAnswerSeconds: {
      label: "Wait for the printer’s answer for",
      help: "Then the kiosk asks the visitor whether the ticket came out.",
    },
    welcome: { label: "Welcome message", help: "At the top of the kiosk." },
    desk: {
      label: "At the counter",
      fields: {
        queue: { label: "List of who waits, and calling a chosen ticket" },
        absents: { label: "List of the absent" },
        add: { label: "Add a visitor without a ticket" },
        transfer: { label: "Send to another service or counter" },
        putBack: { label: "Put back in the queue" },
        notes: { label: "Notes on tickets" },
        pause: {
          label: "Pause",
          help: "“Pause”: the agent leaves without giving the counter back; nobody is called there.",
        },
      },
    },
    hours: {
      label: "Opening hours",
      help: "Outside them the kiosk gives no ticket; who waits is still received. Without hours: always open.",
    },
    closedDays: { label: "Closed days" },
    healthMode: {
      label: "Health establishment",
      help: "No service name on displays or tickets: a patient’s service is health data.",
    },
    retention: {
      label: "Retention",
      fields: {
        numberHours: { label: "Numbers, notes and follow links" },
        eventMonths: { label: "History" },
        agentFigures: { label: "Figures per agent" },
        agentDays: { label: "Figures per agent for" },
        accessMonths: { label: "Access log kept for" },
      },
    },
    logoAssetId: { label: "Logo", unset: "None" },
    accentColour: {
      label: "Colour of the site",
      help: "On the visitors’ screens.",
      unset: "That of Patience",
      set: own,
    },
    ticket: { label: "Ticket", help: "Order, sizes and texts: page “Ticket”." },
    wifi: {
      label: "Visitors’ Wi-Fi",
      help: "As a QR code on the tickets.",
      unset: "Not on the tickets",
      set: "On the tickets",
      fields: {
        ssid: { label: "Name of the network" },
        password: { label: "Password", unset: "Open network", set: "With a password" },
      },
    },
    voice: {
      label: "Voice",
      fields: {
        engine: {
          label: "Preferred voice",
          help: "The others stand in when it is missing.",
          options: {
            auto: "Automatic: the best one there",
            recordings: "Your recordings",
            pico: "SVOX Pico",
            espeak: "espeak-ng, installed",
            package: "espeak-ng, built in",
            say: "say (English only)",
          },
        },
        speakZeros: { label: "Say the zeros", help: "“A zero thirty-two” for A032." },
        wordsPerMinute: { label: "Rate" },
        templates: { label: "The sentence" },
      },
    },
    backup: {
      label: "Backup",
      fields: {
        scheduled: { label: "Every day" },
        at: { label: "At" },
        target: { label: "To", options: { box: "The box", usb: "A USB stick" } },
        keep: { label: "Keep" },
      },
    },
  },
  service: {
    id: { label: "Id" },
    name: { label: "Name" },
    prefix: {
      label: "Prefix of the tickets",
      help: "Up to three letters before the number: A032.",
    },
    first: { label: "First number" },
    last: { label: "Last number" },
    open: { label: "Open: the kiosk gives tickets" },
    thresholds: {
      label: "Load thresholds",
      help: "The service turns orange, then red, for agents and supervisors.",
      fields: {
        peopleOrange: { label: "Orange from (people)", unset: "Never", set: "From" },
        peopleRed: { label: "Red from (people)", unset: "Never", set: "From" },
        minutesOrange: { label: "Orange after (minutes of waiting)", unset: "Never", set: "After" },
        minutesRed: { label: "Red after (minutes of waiting)", unset: "Never", set: "After" },
      },
    },
    recall: { label: "Recall of a received number", unset: off, set: own },
    qualification: { label: "Qualification", options: qualification, unset: off, set: own },
    position: { label: "Place" },
    colour: { label: "Colour", unset: "None", set: own },
    hours: { label: "Opening hours", unset: off, set: own },
    quotaPerDay: {
      label: "Tickets a day",
      help: "Beyond it the kiosk gives no more.",
      unset: "No limit",
      set: "At most",
    },
    arrivalDeadlineSeconds: { label: "Time to come to the counter", unset: off, set: own },
    arrivalMode: {
      label: "When this time is over",
      options: arrivalModes,
      unset: off,
      set: own,
    },
    wrapUpSeconds: {
      label: "Wrap-up time after the visit",
      help: "The counter stays busy for this time. 0: it is free at once.",
    },
    autoQualifySeconds: {
      label: "Qualify by itself",
      help: "Without a choice of the agent the visit becomes “Not qualified” after this time.",
      unset: "Never",
      set: "After",
    },
    neutralName: {
      label: "Neutral name",
      help: "In place of the name, in a health establishment.",
      unset: "The prefix alone",
      set: "Give a name",
    },
  },
  reason: {
    id: { label: "Id" },
    serviceId: { label: "Service" },
    label: { label: "Label" },
    position: { label: "Place" },
    active: { label: "Offered" },
  },
  counter: {
    id: { label: "Id" },
    label: { label: "Number or letter" },
    place: {
      label: "Word",
      help: "Read on the displays and spoken by the voice.",
      options: {
        guichet: "Counter",
        bureau: "Office",
        salle: "Room",
        box: "Booth",
        accueil: "Reception",
      },
    },
    position: { label: "Place" },
    way: {
      label: "Way",
      help: "For the visitor who is called, for example “1st floor, corridor B”.",
      unset: "None",
      set: "Give it",
    },
  },
  agent: {
    id: { label: "Internal id" },
    login: { label: "Login" },
    name: { label: "Name" },
    role: {
      label: "Role",
      options: { agent: "Agent", supervisor: "Supervisor", administrator: "Administrator" },
    },
    serviceIds: { label: "Services", unset: "All services", set: "Only these" },
    rights: { label: "Further rights", options: { pick: "Call out of turn" } },
    active: { label: "Access open" },
    languages: { label: "Languages spoken" },
  },
  printer: {
    id: { label: "Id" },
    name: { label: "Name" },
    target: { label: "Where it is connected" },
    model: { label: "Model" },
  },
  kiosk: {
    id: { label: "Id" },
    name: { label: "Name" },
    printerId: { label: "Printer", unset: "Without a printer", set: "Prints on" },
    fallbackPrinterId: { label: "Fall-back printer", unset: "None", set: "If the first fails" },
  },
  room: {
    id: { label: "Id" },
    name: { label: "Name" },
    languages: { label: "Languages of announcements", help: "None: that of the site." },
    serviceIds: { label: "Services called here", help: "None: all." },
    chime: { label: "Chime before the announcement" },
    chimeAsset: { label: "Chime", unset: "That of Patience", set: "A file" },
    speech: { label: "The voice says number and place" },
    gapMs: { label: "Silence after the chime" },
    repeats: { label: "Repeats" },
    repeatPauseMs: { label: "Pause before a repeat" },
    dayVolume: { label: "Volume by day" },
    nightVolume: { label: "Volume by night" },
    nightFrom: { label: "Night from", unset: "Never", set: "At" },
    nightTo: { label: "Night until", unset: "Never", set: "At" },
    quietFrom: { label: "Silent from", unset: "Never", set: "At" },
    quietTo: { label: "Silent until", unset: "Never", set: "At" },
    loudspeaker: { label: "Loudspeaker of the box", unset: "None", set: "ALSA device" },
  },
  board: {
    id: { label: "Id" },
    name: { label: "Name" },
    roomId: { label: "Room" },
    volume: { label: "Volume of this display" },
    delayMs: { label: "Sound ahead by", help: "For a screen that lags behind the others." },
    design: { label: "Design" },
  },
};
