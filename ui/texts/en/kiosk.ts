import type { kiosk as french } from "../fr/kiosk.ts";

export const kiosk = {
  pageTitle: "Ticket kiosk",
  welcome: "Welcome",
  choose: "Choose a service",
  chooseHint: "Touch a service to take a ticket.",
  closed: "Closed",
  noService: "No service is open at the moment.",
  next: "More services",
  previous: "Previous services",
  asking: "One moment…",
  printing: "Printing your ticket…",
  printed: "Your ticket is printed",
  printedHint: "Please take your ticket.",
  paperOut: (label) =>
    `Out of paper: your number is ${label}, please write it down or take a photo.`,
  notPrinted: (label) =>
    `Printing failed: your number is ${label}, please write it down or take a photo.`,
  noPaper: (label) => `Your number is ${label}: please write it down or take a photo.`,
  question: "Do you have your ticket?",
  questionHint: "The printer has not confirmed. Your number is still valid.",
  yes: "Yes",
  no: "No",
  scan: "Follow your turn on your phone",
  done: "Done",
  stay: "Stay",
  closesIn: (seconds) => `This screen closes in ${seconds} s`,
  offline: "Kiosk temporarily unavailable",
  offlineHint: "Please ask at the reception desk.",
  starting: "The kiosk is starting…",
  refusedTitle: "No ticket",
} satisfies typeof french;
