/** A browser engine for end-to-end tests, in the shape that Playwright's `chromium.launch` takes. */
export interface TestBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** Added to the browser's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** For the report: which engine, and where it came from. */
  readonly description: string;
}
