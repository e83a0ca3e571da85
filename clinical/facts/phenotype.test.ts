import { describe, expect, test } from 'vitest';
import { phenotypeOfDiplotype } from './diplotypes.ts';
import { phenotypeOf } from './phenotype.ts';

describe('the words of a result', () => {
  test.each([
    ['Poor Metabolizer', 'poor metaboliser'],
    ['métaboliseur lent', 'poor metaboliser'],
    ['Ultrarapid metabolizer', 'ultrarapid metaboliser'],
    ['métaboliseur ultra-rapide', 'ultrarapid metaboliser'],
    ['Rapid metabolizer', 'rapid metaboliser'],
    ['Extensive metaboliser', 'normal metaboliser'],
    ['Normal', 'normal metaboliser'],
    ['LA10317-8', 'intermediate metaboliser'],
    ['Positive', 'positive'],
    ['not detected', 'negative'],
    ['non porteur', 'negative'],
    ['Absence de déficit', 'not deficient'],
    ['Deficient', 'deficient'],
    ['Poor function', 'poor function'],
    ['Fonction diminuée', 'decreased function'],
    ['see report', null],
    ['', null],
  ])('%s is %s', (words, phenotype) => expect(phenotypeOf('CYP2C19', words)).toBe(phenotype));
});

/** CPIC diplotype tables: CYP2C19 (2022), CYP2C9 (2020), CYP2B6 (2019), TPMT (2018), SLCO1B1 (2022), CYP3A5 (2015). */
describe('star alleles', () => {
  test.each([
    ['CYP2C19', '*1/*1', 'normal metaboliser'],
    ['CYP2C19', '*1/*2', 'intermediate metaboliser'],
    ['CYP2C19', '*2/*17', 'intermediate metaboliser'],
    ['CYP2C19', '*2/*3', 'poor metaboliser'],
    ['CYP2C19', '*1/*17', 'rapid metaboliser'],
    ['CYP2C19', '*17/*17', 'ultrarapid metaboliser'],
    ['CYP2C9', '*1/*2', 'intermediate metaboliser'],
    ['CYP2C9', '*2/*2', 'intermediate metaboliser'],
    ['CYP2C9', '*2/*3', 'poor metaboliser'],
    ['CYP2C9', '*3/*3', 'poor metaboliser'],
    ['CYP2B6', '*6/*6', 'poor metaboliser'],
    ['CYP2B6', '*1/*6', 'intermediate metaboliser'],
    ['TPMT', '*1/*3A', 'intermediate metaboliser'],
    ['TPMT', '*3A/*3C', 'poor metaboliser'],
    ['CYP3A5', '*3/*3', 'poor metaboliser'],
    ['CYP3A5', '*1/*3', 'intermediate metaboliser'],
    ['SLCO1B1', '*1/*5', 'decreased function'],
    ['SLCO1B1', '*5/*15', 'poor function'],
    ['CYP2C19', '*1/*99', null],
    ['CYP2D6', '*4/*4', null],
  ])('%s %s is %s', (gene, alleles, phenotype) => expect(phenotypeOfDiplotype(gene, alleles)).toBe(phenotype));
});
