/**
 * Look-alike names with the letters that tell them apart in capitals. Restated from the FDA list of recommended tall-man
 * names (2023) and the ISMP additional list (2023); only generic names are kept. One list for every screen: two spellings
 * of one drug would be a third look-alike.
 */
export const TALL_MAN_NAMES: readonly string[] = [
  'acetaZOLAMIDE', 'ALPRAZolam', 'aMILoride', 'amLODIPine', 'ARIPiprazole', 'atoMOXetine', 'atorvaSTATin', 'azaCITIDine',
  'azaTHIOprine', 'buPROPion', 'busPIRone', 'carBAMazepine', 'CARBOplatin', 'ceFAZolin', 'cefoTEtan', 'cefOXitin', 'cefTAZidime',
  'cefTRIAXone', 'chlordiazePOXIDE', 'chlorproMAZINE', 'chlorproPAMIDE', 'CISplatin', 'clomiPHENE', 'clomiPRAMINE', 'clonazePAM', 'cloNIDine',
  'cloZAPine', 'cycloPHOSphamide', 'cycloSERINE', 'cycloSPORINE', 'DACTINomycin', 'DAUNOrubicin', 'dexmedeTOMIDine', 'dilTIAZem', 'diphenhydrAMINE',
  'DOBUTamine', 'DOCEtaxel', 'DOPamine', 'DOXOrubicin', 'DULoxetine', 'ePHEDrine', 'EPINEPHrine', 'epiRUBicin', 'eriBULin', 'fentaNYL',
  'FLUoxetine', 'fluPHENAZine', 'fluvoxaMINE', 'glipiZIDE', 'glyBURIDE', 'guaiFENesin', 'guanFACINE', 'hydrALAZINE',
  'hydroCHLOROthiazide', 'HYDROcodone', 'HYDROmorphone', 'hydrOXYzine', 'IDArubicin', 'inFLIXimab', 'ISOtretinoin', 'ketoROLAC', 'lamoTRIgine',
  'lamiVUDine', 'levETIRAcetam', 'levoFLOXacin', 'LEVOleucovorin', 'LORazepam', 'medroxyPROGESTERone', 'metFORMIN', 'methazolAMIDE',
  'methylPREDNISolone', 'methylTESTOSTERone', 'metOLazone', 'metoPROLOL', 'metroNIDAZOLE', 'miFEPRIStone', 'miSOPROStol',
  'mitoMYcin', 'mitoXANtrone', 'niCARdipine', 'NIFEdipine', 'niMODipine', 'OLANZapine', 'OXcarbazepine', 'oxyCODONE', 'oxyMORphone',
  'PACLitaxel', 'PARoxetine', 'PEMEtrexed', 'penicillAMINE', 'PENTobarbital', 'PHENobarbital', 'prednisoLONE', 'predniSONE', 'PROMETHazine',
  'QUEtiapine', 'quiNIDine', 'quiNINE', 'raNITIdine', 'rifAMPin', 'rifAXIMin', 'risperiDONE', 'riTUXimab', 'rOPINIRole',
  'ROPivacaine', 'SAXagliptin', 'SITagliptin', 'SORAfenib', 'sulfaDIAZINE', 'sulfaSALAzine', 'SUMAtriptan', 'SUNItinib', 
  'tiaGABine', 'tiZANidine', 'TOLAZamide', 'TOLBUTamide', 'traMADol', 'traZODone', 'TRASTuzumab', 'valACYclovir', 'valGANciclovir',
  'vinBLAStine', 'vinCRIStine', 'vinORELBine', 'ZOLMitriptan',
];
