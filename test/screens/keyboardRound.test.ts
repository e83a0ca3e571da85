import { describe, expect, it } from 'vitest';
import { chart, screensInBrowser, TEST_MS, wordsOf, worklist } from './screensInBrowser.ts';

const withPage = screensInBrowser();

describe('the round by keyboard', () => {
  it('answers a finding with two keys, says where it is recorded, and goes on to the next', { timeout: TEST_MS }, () =>
    withPage({ state: 'offline' }, async (page) => {
      await chart(page, 'a', '2', 'Enter');
      await expect
        .poll(() => page.locator('.notice').innerText())
        .toMatch(/Answer recorded.*only on this workstation so far.*sent as soon as the server answers/is);
      expect(await page.locator('.top').innerText()).toContain('4 to send');
      expect(await page.locator('.card.answered').first().innerText()).toContain('Already managed');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-finding'))).toBe('renal.enoxaparin');
    }),
  );

  it('never shows an answered danger as clear', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'a', '2', 'Enter');
      const level = page.locator('[data-order="kcl"] .line-level svg');
      await expect.poll(() => level.getAttribute('aria-label')).toBe('Findings on this line: Answered');
    }),
  );

  it('does not validate a line whose finding must be answered, and says which', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'v');
      await expect.poll(() => page.locator('.notice').innerText()).toContain('must be answered first');
      expect(await page.locator('.validate-bar').innerText()).toContain('3 of 9 lines validated');
    }),
  );

  it('validates the rest, leaves the blocked and the suspended, and counts them', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'Shift+V');
      await expect.poll(() => page.locator('.notice').innerText()).toContain('2 lines validated; 3 wait for an answer');
      expect(await page.locator('.validate-bar').innerText()).toContain('5 of 9 lines validated');
    }),
  );

  it('asks when to look again, and writes a task', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'm', '2', 'Enter');
      await expect.poll(() => wordsOf(page, '.card.answered')).toContain('look at potassium by today 14:22');
    }),
  );

  it('keeps an intervention as it is typed, and records it with Ctrl and Enter', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'i');
      const message = page.locator('.message-field textarea');
      await message.fill('Please hold potassium chloride.');
      await page.keyboard.press('Escape');
      await page.keyboard.press('i');
      await expect.poll(() => message.inputValue()).toBe('Please hold potassium chloride.');
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => page.locator('.notice').innerText()).toContain('Intervention recorded.');
    }),
  );

  it('adds what is typed at once to the composed message, not in front of it', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'i');
      await page.locator('.intervention-form').waitFor();
      await page.keyboard.type(' Ring 4711.');
      await expect
        .poll(() => page.locator('.message-field textarea').inputValue())
        .toMatch(/^[^ ].{40,} Ring 4711\.$/su);
    }),
  );

  it('takes a comment from its first letter, and no letter of it for a shortcut', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'c');
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('comment');
      await page.keyboard.type('Renal team informed.');
      expect(await page.locator('#comment').inputValue()).toBe('Renal team informed.');
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => page.locator('.notice').innerText()).toContain('Comment recorded.');
      expect(await page.locator('#comment').inputValue()).toBe('');
    }),
  );

  it('goes on to the next patient of the list that the chart was opened from', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await worklist(page);
      const rows = await page.locator('.patient-row .patient-name').allInnerTexts();
      await page.keyboard.press('j');
      await chart(page);
      await expect.poll(() => wordsOf(page, '.banner h1')).toContain((rows[1] ?? '?').replaceAll('\u00a0', ' '));
      expect(await page.locator('.validate-bar').innerText()).toContain(`2 of ${rows.length}`);
      await page.keyboard.press('n');
      await expect.poll(() => wordsOf(page, '.banner h1')).toContain((rows[2] ?? '?').replaceAll('\u00a0', ' '));
    }),
  );

  it('says who is reviewing, on the list and on the chart, until R is pressed again', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'r');
      await expect.poll(() => page.locator('.reviewing').innerText()).toContain('You are reviewing');
      await expect.poll(() => page.locator('.notice').innerText()).toContain('Your colleagues see');
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('.patient-row').first().innerText()).toContain('C. Martin is reviewing');
      await page.keyboard.press('Enter');
      await page.locator('.sheet').waitFor();
      await page.keyboard.press('r');
      await expect.poll(() => page.locator('.reviewing').innerText()).toContain('I am reviewing');
    }),
  );

  it('follows a shell that locks by itself, and keeps the word that was being typed', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'c');
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('comment');
      await page.keyboard.type('half a sent');
      await page.evaluate(() => dispatchEvent(new Event('sampleShellLocks')));
      await page.clock.runFor(6000);
      await page.locator('input[type="password"]').fill('sample');
      expect(await page.locator('.frame').count()).toBe(0);
      await page.keyboard.press('Enter');
      await chart(page, 'c');
      await expect.poll(() => page.locator('#comment').inputValue()).toBe('half a sent');
    }),
  );

  it('names the ward beside the bed where several wards are shown', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await worklist(page);
      expect(await page.locator('.patient-row').first().innerText()).not.toContain('3B Cardiology');
      await page.locator('.top .ward-switcher, .top [aria-haspopup]').first().click();
      await page.getByRole('menuitemradio', { name: /All my wards/ }).click();
      await expect.poll(() => page.locator('.patient-row').first().innerText()).toContain('3B Cardiology');
    }),
  );

  it('keeps what was typed when the disk is full, and says so', { timeout: TEST_MS }, () =>
    withPage({ state: 'writeFails' }, async (page) => {
      await chart(page, 'a', '7');
      await page.locator('.panel-form input[type="text"]').fill('asked the ward');
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.locator('.notice.failed').innerText())
        .toMatch(/What you typed is still here.*disk/is);
      expect(await page.locator('.panel-form input[type="text"]').inputValue()).toBe('asked the ward');
    }),
  );

  it('wants words for "other reason"', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'a', '7', 'Enter');
      expect(await page.locator('.panel-form').count()).toBe(1);
      expect(await page.locator('.notice').count()).toBe(0);
    }),
  );

  it('opens a patient from the palette, and comes back with the place kept', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await worklist(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('dubois');
      await page.locator('.palette-list [role="option"]', { hasText: 'DUBOIS' }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.banner', { hasText: 'DUBOIS, Marc' }).waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('[role="row"][aria-selected="true"]').innerText()).toContain('DUBOIS');
    }),
  );

  it('takes what was said of one patient off the screen of the next', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await chart(page, 'Shift+V');
      await expect.poll(() => page.locator('.notice').innerText()).toContain('2 lines validated');
      await page.keyboard.press('n');
      await expect.poll(() => page.locator('.notice').count()).toBe(0);
    }),
  );

  it('names the patient in what it says of an act on the worklist', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await worklist(page);
      const name = await page.locator('.patient-name').first().innerText();
      for (const key of ['a', '2', 'Enter']) await page.keyboard.press(key);
      await expect
        .poll(() => page.locator('.notice').innerText())
        .toMatch(new RegExp(`^${name}.*Answer recorded`, 's'));
    }),
  );

  it('closes the palette with one Escape, whatever was typed', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await worklist(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('dub');
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('.palette').count()).toBe(0);
    }),
  );

  it('lets no letter act while somebody types', { timeout: TEST_MS }, () =>
    withPage({}, async (page) => {
      await worklist(page);
      await page.keyboard.press('f');
      await page.keyboard.type('aim');
      expect(await page.locator('.panel-form').count()).toBe(0);
      expect(await page.locator('.bar-search input').inputValue()).toBe('aim');
    }),
  );
});
