/** How often the list of devices is looked at, milliseconds; a plug that is pulled is told at once. */
const lookMs = 10_000;

type Devices = Pick<MediaDevices, "enumerateDevices" | "addEventListener">;

/**
 * Whether there is anything to sound by. Without a device Chromium plays into nothing and says that it runs (measured with
 * 150: state, clock and latency are the same); only its list of devices tells. That list it gives to the box's own
 * screens and over HTTPS; elsewhere, and in browsers that hide outputs, the answer stays that there is one.
 */
export class AudioOutput {
  readonly #devices: Devices | null;
  readonly #changed: () => void;
  #there = true;

  constructor(changed: () => void, devices: Devices | null = devicesOf(navigator)) {
    this.#devices = devices;
    this.#changed = changed;
    if (!devices) return;
    void this.look();
    devices.addEventListener("devicechange", () => void this.look());
    setInterval(() => void this.look(), lookMs);
  }

  get isThere(): boolean {
    return this.#there;
  }

  async look(): Promise<void> {
    const list = await this.#devices?.enumerateDevices().catch(() => null);
    const there = list ? list.some(({ kind }) => kind === "audiooutput") : true;
    if (there === this.#there) return;
    this.#there = there;
    this.#changed();
  }
}

/** Only Chromium lists outputs to a page that was given no microphone, and only Chromium has `userAgentData`. */
function devicesOf(browser: Navigator): Devices | null {
  return "userAgentData" in browser ? (browser.mediaDevices ?? null) : null;
}
