import { comparableToken } from './normaliseName.ts';

/** Words that may stand beside a drug's name without changing which drug it is, English and French. */
const salts =
  'hydrochloride hcl chlorhydrate dichlorhydrate monochlorhydrate dihydrochloride hydrobromide bromhydrate bromide bromure sulfate sulphate hemisulfate bisulfate hydrogenosulfate oxalate tartrate bitartrate hydrogenotartrate hemitartrate maleate hydrogenomaleate fumarate hemifumarate succinate hydrogenosuccinate hemisuccinate mesylate mesilate mesilat besylate besilate tosylate tosilate acetate acetat citrate dihydrogenocitrate gluconate lactate lactobionate phosphate nitrate mononitrate dinitrate arginine erbumine tertbutylamine tert butylamine tromethamine trometamol meglumine lysine lysinate sodium potassium calcium magnesium sodique disodique disodium dipotassium potassique calcique magnesique monosodique monohydrate dihydrate trihydrate hemihydrate pentahydrate heptahydrate hexahydrate sesquihydrate hydrate hydrated anhydrous anhydre propionate dipropionate valerate furoate pivalate palmitate stearate decanoate enantate enanthate cypionate undecanoate caproate hexanoate medoxomil proxetil axetil cilexetil dipivoxil pivoxil disoproxil alafenamide etexilate mofetil embonate pamoate xinafoate salicylate benzoate carbonate bicarbonate chloride chlorure iodure iodide hydroxide hydroxyde oxide oxyde ethylsuccinate estolate edisylate esilate napsilate napadisilate bromhidrat sel salt base ester zincique camsylate dihydrogenophosphate monophosphate diphosphate metilsulfate bisulphate pidolate desseche dried concentrat extrait tannate orotate aspartate glycinate nicotinate isethionate isetionate olamine diolamine ethanolamine';
const forms =
  'tablet tablets tab tabs comprime comprimes cp cpr cprs cps pellicule pellicules enrobe enrobes enrobee secable secables quadrisecable effervescent effervescents effervescente dispersible dispersibles orodispersible orodispersibles croquer croquers macher sucer capsule capsules cap caps gelule gelules gel molle molles dure dures soft hard chewable oral orale oraux buvable buvables solution solutions suspension suspensions syrup sirop elixir drops drop goutte gouttes injection injections injectable injectables perfusion perfusions infusion powder poudre solvant solvent diluent solute concentre concentree concentrate granules granule granulate sachet sachets packet stick sticks dose doses unidose unidoses recipient vial vials flacon flacons ampoule ampoules amp bottle bag bags poche poches syringe seringue seringues preremplie preremplies prefilled pen pens stylo stylos prerempli preremplis cartouche cartouches cartridge auto injector autoinjector inhaler inhalateur inhalation inhalations inhaled aerosol spray pulverisation pulverisations nebuliser nebulizer nebulisation nebuliseur nasal nasale cream creme ointment pommade lotion emulsion foam mousse shampoo patch patches dispositif transdermique transdermiques transdermal topical cutanee cutane application suppository suppositories suppositoire suppositoires ovule ovules vaginal vaginale rectal rectale ophthalmic ophtalmique ophtalmiques eye ear collyre collyres auriculaire auriculaires lozenge pastille pastilles pate film films strip sublingual sublinguale sublinguaux buccal buccale enteric coated gastro resistant resistants resistante gastroresistant gastroresistants extended delayed release releasing prolonged modified sustained immediate liberation prolongee modifiee retard action er xr sr xl cr dr ir la lp lm mr od odt ec pr hour hours hr hrs h jour jours day days daily matin midi soir nuit morning evening night bedtime per par pour for kit pack box boite plaquette plaquettes unit units unite unites ui iu unt meq mmol mol mg g mcg ug microgramme microgrammes microgram micrograms gramme grammes gram ng kg ml l dl cl millilitre millilitres litre actuat act iv im sc po inj susp sol voie intravenous intraveineuse intraveineux intramuscular intramusculaire subcutaneous sous cutanee percent adult adulte adultes enfant enfants nourrisson nourrissons children child pediatric paediatric infants sans sucre sugar free edulcore edulcoree aromatise arome flavour sterile conservateur preservative prn tid bid qid qd qhs si besoin x fois times twice once every toutes tous et ou or with avec in dans usp bp ph eur generic generique multi mono disk diskus device mdi dpi hfa pump systeme system lyophilisat lyophilisate liposomal liposomale pegylated pegyle human humaine recombinant recombinante as to be taken give administer take prendre via chaque each vrac tube tubes reservoir biphasic abuse deterrent porcine porcin bovine origine synthetic metered lock flush rapport bioequivalent generic brand new home hospital drug pharmacy continue start nda first second tri ring anneau implant intrauterine emulsion dispersion liquide vapeur valve doseuse pressurise pressurisee pansement medicamenteux compris entre pour cent goût gout menthe fraise orange citron';
const makers =
  'arrow biogaran mylan viatris sandoz teva eg zentiva cristers accord ratiopharm almus zydus ranbaxy qualimed evolugen krka sun pharma pfizer sanofi bayer novartis roche gsk merck msd actavis aurobindo hikma kabi fresenius baxter braun aguettant renaudin medac hospira panpharma cooper lab laboratoire laboratoires conseil isomed phr lilly lederle winthrop alter ranbaxi medipha sante bgr ahcl hcs reddy reddys cipla glenmark torrent macleods stada mundipharma gerda pharmaki tillomed strides substipharm viatris quiver bluefish biostabilex coated arw actelion venipharm norgine choay altan amneal noridem reig jofre kalceks xellia villerton b';

const noise: ReadonlySet<string> = new Set(`${salts} ${forms} ${makers}`.split(' ').map(comparableToken));

export function isNoise(token: string): boolean {
  return token.length === 1 || noise.has(token) || /^(?:\d|nda\d|cis\d)/.test(token);
}

/** Beside a brand these words announce a second ingredient ("Coversyl Plus", "Co-...", "... HCT"). */
const combinationWords: ReadonlySet<string> = new Set(
  'plus comp compositum compound hct hctz hydro co duo trio combi associe associee caf cafeine codeine forteplus'
    .split(' ')
    .map(comparableToken),
);

export function announcesCombination(token: string): boolean {
  return combinationWords.has(token);
}

/**
 * Stems of international names (WHO "Stem book", 2018), after folding. A word that ends like a drug and is not known is taken
 * for a second drug rather than for a maker's name.
 */
const stemPattern =
  /(?:pril|sartan|olol|statin|azol|mycin|micin|cillin|floxacin|cyclin|vir|mab|tinib|gliptin|gliflozin|glutid|parin|xaban|gatran|triptan|setron|tidin|dipin|zosin|afil|zolam|azepam|barbital|oxetin|pramin|triptylin|cain|curium|curonium|dronat|fibrat|glitazon|thiazid|semid|sonid|solon|asone|ason|terol|tropium|profen|fenac|oxicam|coxib|codon|fentanil|azepin|peridol|apin|piprazol|penem|bactam|platin|rubicin|taxel|tecan|bicin|trexat|mustin|fylline?|fyllin|gabalin|racetam|lukast|grel|ciclib|rafenib|formin|glinid|cort|thyroxin)$|^(?:cef|ceph|sulfa)/;

export function looksLikeDrug(token: string): boolean {
  return token.length >= 6 && stemPattern.test(token);
}
