import { type Section, SettingsPage } from "./settings-page.ts";

/** Who the site is, its languages and its day. */
class SitePage extends SettingsPage {
  protected override heading() {
    const { title, lead } = this.texts.site;
    return { title, lead };
  }

  protected override sections(): readonly Section[] {
    const { site } = this.texts;
    return [
      { title: site.identity, keys: ["name", "languages", "welcome"] },
      { title: site.time, lead: site.timeLead, keys: ["zone", "rollover", "endOfDay"] },
      { title: site.opening, lead: site.openingLead, keys: ["hours", "closedDays"] },
      { title: site.visitors, keys: ["healthMode", "accentColour", "wifi"] },
    ];
  }
}

customElements.define("q-admin-site", SitePage);
