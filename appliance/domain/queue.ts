import { applyAbsentRequeued, decideRequeueAbsent } from "./absents.ts";
import { applyVisitorReceived, decideAddVisitor } from "./additions.ts";
import {
  applySosAcknowledged,
  applySosClosed,
  applySosRaised,
  decideAcknowledgeSos,
  decideCloseSos,
  decideRaiseSos,
} from "./alarms.ts";
import {
  applyBoardMessageGone,
  applyBoardMessagePosted,
  decidePostBoardMessage,
  decideRemoveBoardMessage,
} from "./board-messages.ts";
import {
  applyCalled,
  applyCallRepeated,
  decideCallNext,
  decideRecallTicket,
  decideRepeatCall,
} from "./calls.ts";
import { applyClockAdjusted, decideAdjustClock } from "./clock.ts";
import type { Command, CommandOf, CommandType } from "./commands.ts";
import { applyConfigChanged, decideConfigure } from "./configuration.ts";
import { applyDayStarted, decideStartDay } from "./days.ts";
import { decideExpireDeadlines } from "./deadlines.ts";
import type { Decision } from "./decision.ts";
import type { DomainEvent, EventOf, EventType } from "./events.ts";
import { applyLink, applyLostSessionClosed, decideReportLink } from "./links.ts";
import {
  applyMessageRead,
  applyMessageSent,
  decideReadMessage,
  decideSendMessage,
} from "./messages.ts";
import type { Instant } from "./model.ts";
import { applyTicketMoved, decideMoveTicket } from "./moves.ts";
import { applyTicketNoted, decideNoteTicket } from "./notes.ts";
import { applyHoursPlanned, applyHoursTurned, decidePlanHours } from "./openings.ts";
import { decideAssignServices, decideSetServiceOpen } from "./oversight.ts";
import { decidePickTicket } from "./picks.ts";
import {
  applyPrintReported,
  applyReprintAsked,
  decideReportPrint,
  decideReprintTicket,
} from "./printing.ts";
import {
  applyAvailabilityChanged,
  applyCounterClosed,
  applyCounterFreed,
  applyCounterOpened,
  applyPostMoved,
  applyServicesChosen,
  decideChooseServices,
  decideCloseCounter,
  decideFreeCounter,
  decideOpenCounter,
  decideSetAvailability,
} from "./sessions.ts";
import type { State } from "./state.ts";
import {
  applyAbsentExpired,
  applyTicketCancelled,
  applyTicketIssued,
  decideCancelTicket,
  decideIssueTicket,
} from "./tickets.ts";
import {
  applyVisitPutBack,
  applyVisitTransferred,
  decidePutBack,
  decideTransferVisit,
} from "./transfers.ts";
import { applyUndone, decideUndo } from "./undo.ts";
import { eventOf } from "./upgrade.ts";
import {
  applyArrivalExpired,
  applyVisitEnded,
  applyVisitorAbsent,
  applyVisitQualified,
  applyVisitStarted,
  decideEndVisit,
  decideQualifyVisit,
  decideSignalArrival,
  decideSignalNoShow,
} from "./visits.ts";
import { applyTicketRestored, decideRestoreTicket, decideVoidTicket } from "./void.ts";
import {
  applyWrapUpEnded,
  applyWrapUpExtended,
  decideEndWrapUp,
  decideExtendWrapUp,
  decideReleaseWrapUp,
} from "./wrap-up.ts";

type Decide<C> = (state: State, command: C, at: Instant) => Decision;
type Apply<E> = (state: State, event: E, at: Instant) => void;

const decisions: { readonly [T in CommandType]: Decide<CommandOf<T>> } = {
  configure: decideConfigure,
  startDay: decideStartDay,
  adjustClock: decideAdjustClock,
  expireDeadlines: decideExpireDeadlines,
  planHours: decidePlanHours,
  issueTicket: decideIssueTicket,
  cancelTicket: decideCancelTicket,
  voidTicket: decideVoidTicket,
  restoreTicket: decideRestoreTicket,
  reportPrint: decideReportPrint,
  reprintTicket: decideReprintTicket,
  openCounter: decideOpenCounter,
  chooseServices: decideChooseServices,
  setAvailability: decideSetAvailability,
  closeCounter: decideCloseCounter,
  freeCounter: decideFreeCounter,
  reportLink: decideReportLink,
  callNext: decideCallNext,
  recallTicket: decideRecallTicket,
  pickTicket: decidePickTicket,
  addVisitor: decideAddVisitor,
  repeatCall: decideRepeatCall,
  signalArrival: decideSignalArrival,
  signalNoShow: decideSignalNoShow,
  qualifyVisit: decideQualifyVisit,
  endVisit: decideEndVisit,
  putBack: decidePutBack,
  transferVisit: decideTransferVisit,
  requeueAbsent: decideRequeueAbsent,
  noteTicket: decideNoteTicket,
  undo: decideUndo,
  moveTicket: decideMoveTicket,
  setServiceOpen: decideSetServiceOpen,
  assignServices: decideAssignServices,
  sendMessage: decideSendMessage,
  readMessage: decideReadMessage,
  postBoardMessage: decidePostBoardMessage,
  removeBoardMessage: decideRemoveBoardMessage,
  endWrapUp: decideEndWrapUp,
  extendWrapUp: decideExtendWrapUp,
  releaseWrapUp: decideReleaseWrapUp,
  raiseSos: decideRaiseSos,
  acknowledgeSos: decideAcknowledgeSos,
  closeSos: decideCloseSos,
};

const applications: { readonly [T in EventType]: Apply<EventOf<T>> } = {
  configChanged: applyConfigChanged,
  dayStarted: applyDayStarted,
  clockAdjusted: applyClockAdjusted,
  hoursPlanned: applyHoursPlanned,
  hoursTurned: applyHoursTurned,
  ticketIssued: applyTicketIssued,
  ticketCancelled: applyTicketCancelled,
  ticketRestored: applyTicketRestored,
  printReported: applyPrintReported,
  reprintAsked: applyReprintAsked,
  counterOpened: applyCounterOpened,
  servicesChosen: applyServicesChosen,
  availabilityChanged: applyAvailabilityChanged,
  counterClosed: applyCounterClosed,
  postMoved: applyPostMoved,
  counterFreed: applyCounterFreed,
  linkLost: applyLink,
  linkRestored: applyLink,
  lostSessionClosed: applyLostSessionClosed,
  ticketCalled: applyCalled,
  ticketRecalled: applyCalled,
  ticketPicked: applyCalled,
  visitorReceived: applyVisitorReceived,
  callRepeated: applyCallRepeated,
  visitStarted: applyVisitStarted,
  visitorAbsent: applyVisitorAbsent,
  arrivalExpired: applyArrivalExpired,
  absentExpired: applyAbsentExpired,
  visitQualified: applyVisitQualified,
  visitEnded: applyVisitEnded,
  wrapUpEnded: applyWrapUpEnded,
  wrapUpExtended: applyWrapUpExtended,
  visitPutBack: applyVisitPutBack,
  visitTransferred: applyVisitTransferred,
  absentRequeued: applyAbsentRequeued,
  ticketNoted: applyTicketNoted,
  undone: applyUndone,
  ticketMoved: applyTicketMoved,
  messageSent: applyMessageSent,
  messageRead: applyMessageRead,
  boardMessagePosted: applyBoardMessagePosted,
  boardMessageRemoved: applyBoardMessageGone,
  boardMessageExpired: applyBoardMessageGone,
  sosRaised: applySosRaised,
  sosAcknowledged: applySosAcknowledged,
  sosClosed: applySosClosed,
};

/**
 * What follows from a command: events to record, in order, or a refusal. An empty list says yes without news: what
 * was asked for is so already. Never throws for a business no, and changes nothing.
 */
export function decide(state: State, command: Command, at: Instant): Decision {
  return (decisions[command.type] as Decide<Command>)(state, command, at);
}

/**
 * Takes an event into the state, in place, and answers the same state. The same events at the same moments give
 * the same state, bit for bit.
 *
 * @throws Error when the event does not belong to this state; the state is then of no use any more.
 */
export function apply(state: State, event: DomainEvent, at: Instant): State {
  (applications[event.type] as Apply<DomainEvent>)(state, eventOf(event), at);
  state.lastAt = at;
  return state;
}
