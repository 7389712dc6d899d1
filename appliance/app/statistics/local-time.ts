/** Local time, as the calendar of the site's zone tells it. */
export interface LocalTime {
  /** 0 to 23. */
  hour(at: number): number;
  businessDay(at: number): string;
}
