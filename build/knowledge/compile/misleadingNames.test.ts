import { expect, test } from 'vitest';
import { isMisleadingName } from './misleadingNames.ts';

test.each(['Norgine', 'Choay', 'Biogaran', 'comprimé', 'chlorhydrate', 'Chalk', 'Eisen', 'eau', 'AZ', 'd-', 'XR'])(
  '%s names no drug',
  (name) => expect(isMisleadingName(name)).toBe(true),
);

test.each(['KCl', 'Ery', '5-FU', 'Yaz', 'Lasix', 'potassium chloride', 'carbonate de calcium', 'activated charcoal'])(
  '%s does',
  (name) => expect(isMisleadingName(name)).toBe(false),
);
