import type { TicketFace } from "../../protocol/print.ts";
import { textIn } from "../../protocol/schema.ts";
import type { FaceLayout, FacePicture } from "../../protocol/ticket-layout.ts";
import type { Instant, Language, LocalText, ServiceId } from "../domain/model.ts";
import type { State } from "../domain/state.ts";
import { waitRange } from "../domain/waiting.ts";

/** The ticket whose face is made. */
export interface FaceOf {
  readonly label: string;
  readonly serviceId: ServiceId;
  readonly language: Language;
  readonly enteredAt: Instant;
  readonly ahead: number;
  readonly followUrl: string;
}

/** What a ticket says, by the site's design: in its language, for its service. In health mode no service is named. */
export function faceOf(state: State, ticket: FaceOf, logo: FacePicture | null): TicketFace {
  const { site } = state;
  const { language, serviceId, ahead } = ticket;
  return {
    label: ticket.label,
    serviceName: serviceName(state, serviceId, language),
    siteName: site.name,
    issuedAt: ticket.enteredAt,
    zone: site.zone,
    language,
    ahead,
    ...waitRange(state, serviceId, ahead),
    followUrl: ticket.followUrl,
    welcome: textIn(site.welcome, language),
    layout: layoutOf(state, ticket, logo),
  };
}

function serviceName({ site, services }: State, id: ServiceId, language: Language): string {
  const service = services.get(id);
  const name = site.healthMode ? service?.neutralName : service?.name;
  return name ? textIn(name, language) : "";
}

function layoutOf(state: State, ticket: FaceOf, logo: FacePicture | null): FaceLayout {
  const { site, services } = state;
  const { ticket: design, wifi } = site;
  const { language, serviceId } = ticket;
  const own = design.services.find((one) => one.serviceId === serviceId);
  const hours = services.get(serviceId)?.hours ?? site.hours;
  const words = (text: LocalText | null | undefined) => (text ? textIn(text, language) : "");
  const place = words(own?.place);
  const notice = words(own?.notice ?? design.notice);
  return {
    largePrint: design.largePrint,
    blocks: design.blocks.filter(({ on }) => on).map(({ kind, size }) => ({ kind, size })),
    ...(place === "" ? {} : { place }),
    ...(notice === "" ? {} : { notice }),
    ...(hours.length === 0 ? {} : { hours: hours.map((period) => ({ ...period })) }),
    ...(wifi === null ? {} : { wifi: { ...wifi } }),
    ...(logo === null ? {} : { logo }),
  };
}
