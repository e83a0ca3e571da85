import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** What a pharmacist does at the desk, by the words on the screen and the keyboard. English screens. */
export function pharmacistAt(pageOf: () => Page) {
  const page = (): Page => pageOf();
  const text = (words: string | RegExp) => page().getByText(words).first();
  return {
    page,
    async setUp(serverUrl: string, username: string): Promise<void> {
      await page().getByLabel('Server address').fill(serverUrl);
      await page().getByLabel('User name').fill(username);
      await page().getByLabel('Password').fill('wardlight-demo');
      await page().keyboard.press('Enter');
      await text('Who needs you first').waitFor();
    },
    async unlock(): Promise<void> {
      await page().getByLabel('Password').fill('wardlight-demo');
      await page().keyboard.press('Enter');
      await text('Who needs you first').waitFor();
    },
    /** The word on the pill at the top right. */
    async syncIs(words: RegExp): Promise<void> {
      await page().getByRole('button', { name: words }).first().waitFor({ timeout: 60_000 });
    },
    async waitForPatients(count: number): Promise<void> {
      await page().getByText(`All ${count}`, { exact: true }).first().waitFor({ timeout: 30_000 });
    },
    /** Through the palette, as one goes to a patient by name. */
    async openPatient(name: string): Promise<void> {
      await page().keyboard.press('Control+k');
      await page().keyboard.type(name);
      await page()
        .getByRole('option', { name: new RegExp(name, 'i') })
        .first()
        .waitFor();
      await page().keyboard.press('Enter');
      await page()
        .getByRole('heading', { level: 1, name: new RegExp(name, 'i') })
        .waitFor();
    },
    async openFirstPatient(): Promise<string> {
      await page().keyboard.press('Enter');
      await text(/lines validated/).waitFor();
      return (await page().getByRole('heading', { level: 1 }).first().innerText()).trim();
    },
    /** Answers every finding that keeps a line from being validated: the card in focus, then the next. */
    async answerAll(digit: string): Promise<number> {
      const danger = page()
        .locator('[data-finding]')
        .filter({ hasText: 'Danger' })
        .filter({ hasNotText: /Answered/ });
      for (let answered = 0; answered < 20; answered += 1) {
        const open = await danger.count();
        if (open === 0) return answered;
        await danger.first().focus();
        await page().keyboard.press('a');
        await page().locator('.reason').first().waitFor();
        await page().keyboard.press(digit);
        await page().keyboard.press('Control+Enter');
        await expect.poll(() => danger.count(), { timeout: 15_000 }).toBeLessThan(open);
      }
      throw new Error('more than 20 findings had to be answered');
    },
    async intervene(): Promise<void> {
      await page().keyboard.press('i');
      await page().getByLabel('Message to the prescriber').waitFor();
      await page().getByLabel('Message to the prescriber').press('Control+Enter');
      await expect.poll(() => page().getByLabel('Message to the prescriber').count()).toBe(0);
    },
    async validateTheRest(): Promise<void> {
      await page().keyboard.press('Shift+V');
      await text(/validated/).waitFor();
    },
    text,
  };
}
