/**
 * The Anticholinergic Cognitive Burden scale in its 2012 update (Aging Brain Care, Regenstrief Institute; first published by Boustani
 * M et al., Aging Health 2008;4:311-320), by substance id of the starter pack. One point: the substance binds to muscarinic
 * receptors, with no proof of a clinical effect; two: a clinical anticholinergic effect; three: also delirium, or it reaches the
 * brain. Drugs that the scale does not list (many French ones: cyamemazine, tropatepine, dexchlorpheniramine) are unknown to it,
 * not free of the effect.
 */
const ONE =
  'alimemazine alprazolam alverine aripiprazole asenapine atenolol bupropion captopril cetirizine chlortalidone cimetidine clidinium clorazepate codeine colchicine desloratadine diazepam digoxin dipyridamole disopyramide fentanyl fluvoxamine furosemide haloperidol hydralazine hydrocortisone iloperidone isosorbideDinitrate isosorbideMononitrate levocetirizine loperamide loratadine metoprolol morphine nifedipine paliperidone prednisone quinidine ranitidine risperidone theophylline trazodone triamterene venlafaxine warfarin';
const TWO =
  'amantadine carbamazepine cyclobenzaprine cyproheptadine levomepromazine loxapine molindone nefopam oxcarbazepine pethidine pimozide';
const THREE =
  'amitriptyline amoxapine atropine benztropine brompheniramine carbinoxamine chlorphenamine chlorpromazine clemastine clomipramine clozapine darifenacin desipramine dicycloverine dimenhydrinate diphenhydramine doxepin doxylamine fesoterodine flavoxate hydroxyzine hyoscyamine imipramine meclozine methocarbamol nortriptyline olanzapine orphenadrine oxybutynin paroxetine perphenazine promethazine propantheline propiverine quetiapine scopolamine solifenacin thioridazine tolterodine trifluoperazine trihexyphenidyl trimipramine trospium';

export const burdenScores: ReadonlyMap<string, 1 | 2 | 3> = new Map([
  ...rows(ONE, 1),
  ...rows(TWO, 2),
  ...rows(THREE, 3),
]);

function rows(ids: string, points: 1 | 2 | 3): readonly (readonly [string, 1 | 2 | 3])[] {
  return ids.split(' ').map((id) => [id, points] as const);
}
