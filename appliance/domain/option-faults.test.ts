import { describe, expect, it } from "vitest";
import { faultOfServiceOptions, faultOfSiteOptions } from "./option-faults.ts";
import {
  type OpenPeriod,
  plainService,
  plainSite,
  type ServiceOptions,
  type SiteOptions,
} from "./site-options.ts";

const site = (change: Partial<SiteOptions>) => faultOfSiteOptions({ ...plainSite, ...change });
const service = (change: Partial<ServiceOptions>) =>
  faultOfServiceOptions({ ...plainService, ...change });
const period = (weekday: number, from: string, until: string): OpenPeriod => ({
  weekday,
  from,
  until,
});
const closed = (from: string, until: string) => ({ from, until, label: { fr: "Fermé" } });

describe("opening hours", () => {
  it.each([
    [[]],
    [[period(1, "08:30", "12:00"), period(1, "12:00", "17:00"), period(2, "08:30", "12:00")]],
    [[period(7, "00:00", "24:00")]],
  ])("hold together: %j", (hours) => {
    expect(site({ hours })).toBeNull();
    expect(service({ hours })).toBeNull();
  });

  it.each([
    [[period(0, "08:30", "12:00")]],
    [[period(8, "08:30", "12:00")]],
    [[period(1, "8:30", "12:00")]],
    [[period(1, "24:00", "24:00")]],
    [[period(1, "08:30", "25:00")]],
    [[period(1, "12:00", "12:00")]],
    [[period(1, "18:00", "02:00")]],
    [[period(1, "08:30", "12:00"), period(1, "11:59", "17:00")]],
    [Array.from({ length: 43 }, (_, n) => period((n % 7) + 1, "08:00", "09:00"))],
  ])("are refused: %j", (hours) => {
    expect(site({ hours })).toBe("hours");
    expect(service({ hours })).toBe("hours");
  });
});

describe("the site's options", () => {
  it.each<[string | null, Partial<SiteOptions>]>([
    [null, {}],
    [null, { closedDays: [closed("2026-12-25", "2026-12-25")] }],
    ["closedDays", { closedDays: [closed("2026-12-26", "2026-12-25")] }],
    ["closedDays", { closedDays: [closed("2026-13-01", "2026-13-02")] }],
    ["closedDays", { closedDays: [closed("2026-12-01", "demain")] }],
    ["closedDays", { closedDays: Array(101).fill(closed("2026-12-25", "2026-12-25")) }],
    ["retention", { retention: { ...plainSite.retention, numberHours: 0 } }],
    ["retention", { retention: { ...plainSite.retention, eventMonths: 61 } }],
    ["retention", { retention: { ...plainSite.retention, agentDays: 0.5 } }],
    ["backup", { backup: { ...plainSite.backup, at: "24:00" } }],
    ["backup", { backup: { ...plainSite.backup, keep: 0 } }],
    [null, { logoAssetId: "a".repeat(64), accentColour: "#1a5fb4" }],
    ["logoAssetId", { logoAssetId: "logo.png" }],
    ["accentColour", { accentColour: "blue" }],
    [null, { wifi: { ssid: "Invités", password: null } }],
    ["wifi", { wifi: { ssid: " ", password: null } }],
  ])("have the fault %j: %j", (what, change) => {
    expect(site(change)).toBe(what);
  });
});

describe("a service's options", () => {
  it.each<[string | null, Partial<ServiceOptions>]>([
    [null, {}],
    [null, { colour: "#00ff00", neutralName: { fr: "Consultation" }, quotaPerDay: 40 }],
    ["colour", { colour: "#0f0" }],
    ["neutralName", { neutralName: { fr: " " } }],
    ["quotaPerDay", { quotaPerDay: 0 }],
    [null, { arrivalDeadlineSeconds: 60, wrapUpSeconds: 600, autoQualifySeconds: 5 }],
    ["arrivalDeadlineSeconds", { arrivalDeadlineSeconds: 59 }],
    ["wrapUpSeconds", { wrapUpSeconds: 601 }],
    ["autoQualifySeconds", { autoQualifySeconds: 4 }],
  ])("have the fault %j: %j", (what, change) => {
    expect(service(change)).toBe(what);
  });
});
