/** How often the list of devices is looked at, milliseconds; a plug that is pulled is looked after at once. */
const lookMs = 3_000;
/** So many empty lists in a row: a sound server that is busy may be slow to answer once. */
const missesLeast = 3;

type Devices = Pick<MediaDevices, "enumerateDevices" | "addEventListener">;

/**
 * Whether there is anything to sound by. Without a device Chromium plays into nothing and says that it runs (measured with
 * 156: state, clock and latency are the same); only its list of devices tells. That list it gives to the box's own
 * screens and over HTTPS; elsewhere, and in browsers that hide outputs, the answer stays that there is one.
 */
export class AudioOutput {
  readonly #devices: Devices | null;
  readonly #changed: () => void;
  #misses = 0;

  constructor(changed: () => void, devices: Devices | null = devicesOf(navigator)) {
    this.#devices = devices;
    this.#changed = changed;
    if (!devices) return;
    void this.look();
    devices.addEventListener("devicechange", () => void this.look());
    setInterval(() => void this.look(), lookMs);
  }

  get isThere(): boolean {
    return this.#misses < missesLeast;
  }

  async look(): Promise<void> {
    const list = await this.#devices?.enumerateDevices().catch(() => null);
    const was = this.isThere;
    this.#misses = list && !list.some(({ kind }) => kind === "audiooutput") ? this.#misses + 1 : 0;
    if (was !== this.isThere) this.#changed();
  }
}

/** Only Chromium lists outputs to a page that was given no microphone, and only Chromium has `userAgentData`. */
function devicesOf(browser: Navigator): Devices | null {
  return "userAgentData" in browser ? (browser.mediaDevices ?? null) : null;
}
