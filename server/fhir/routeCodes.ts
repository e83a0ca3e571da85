import type { Route } from '../../schema/chart/route.ts';

/** SNOMED CT route of administration values (International Edition, descendants of 284009009) and the older qualifiers. */
const SNOMED: Readonly<Partial<Record<Route, string>>> = {
  oral: '26643006 260548002 738956005',
  sublingual: '37839007',
  buccal: '54471007 372473007',
  enteralTube: '127492001 418441008 127490009 127491008 372454008',
  rectal: '37161004',
  vaginal: '16857009',
  intravenous: '47625008 418114005 419993007 255560000',
  intramuscular: '78421000 255559005',
  subcutaneous: '34206005 263887005',
  intradermal: '372464004',
  intrathecal: '72607000',
  epidural: '404820008',
  intraarticular: '12130007',
  inhalation: '447694001 18679011000001101 112239003',
  nasal: '46713006',
  ophthalmic: '54485002 372468001 418401004 372476004 418877009',
  otic: '10547007',
  topical: '6064005 448598008',
  transdermal: '45890007 419464001',
  intravesical: '372471009',
  intraperitoneal: '38239002',
};

/** HL7 table 0162 and v3 RouteOfAdministration, as far as they name one route. */
const HL7: Readonly<Partial<Record<Route, string>>> = {
  oral: 'PO ORAL CHEW DISSOLVE SWISHSWAL SWALLOW',
  sublingual: 'SL SUSPSL',
  buccal: 'BU BUC BUCMAB BUCCAL SWISHSPIT',
  enteralTube: 'NG NGT GTT GT OGT GJT JJTINSTL NJT PEG OJ',
  rectal: 'PR RECTAL RECINSTL ENEMA',
  vaginal: 'VG VAGINS VAGINSI PV',
  intravenous:
    'IV IVP IVPB IVINJ IVINF IVFLSH IVPUSH IVRPUSH IVSPUSH IVDRIP IVINJBOL IVINJCNT IVC IVCC IVCI IVPCA IVPFC IVPLC IVPNC IVSOAK IVTUBE',
  intramuscular: 'IM IMINJ',
  subcutaneous: 'SC SQ SUBCUT SQINFUS SQIMPLNT SQSURGDEP',
  intradermal: 'ID IDINJ',
  intrathecal: 'IT INTRATHEC',
  epidural: 'EP EPI EPIDURINJ EPIDURAL EPINJSP',
  inhalation: 'IH IPINHL ORINHL INHL RESPINHL MDI',
  nebulisation: 'NEB NEBMASK',
  nasal: 'NS NASINHL NASINHLC NASSPRAY NASALINSTL',
  ophthalmic: 'OP OPHTH OPTHALTA EYEINSTL OPDROP',
  otic: 'OT OTIC OTICDROP OTINSTL',
  topical: 'TP TOPICAL TOPABSORD SKIN',
  transdermal: 'TD TRNSDERM TRNSDERMD',
  intravesical: 'BLADDER BLADINSTL',
  intraperitoneal: 'IP PERITONEAL INTRAPERITONEAL',
};

/** EDQM standard terms, routes and methods of administration. */
const EDQM: Readonly<Partial<Record<Route, string>>> = {
  oral: '20053000',
  sublingual: '20067000',
  rectal: '20061000',
  vaginal: '20072000',
  intravenous: '20045000',
  intramuscular: '20035000',
  subcutaneous: '20066000',
  inhalation: '20020000',
  nasal: '20049000',
  ophthalmic: '20051000',
  topical: '20003000',
  transdermal: '20070000',
};

const byCode: ReadonlyMap<string, Route> = new Map(
  [SNOMED, HL7, EDQM].flatMap((table) =>
    Object.entries(table).flatMap(([route, codes]) =>
      // Object.entries widens the keys of a record to string; the tables above are typed by Route.
      codes.split(' ').map((code) => [code, route as Route] as const),
    ),
  ),
);

export function routeOfCode(code: string): Route | undefined {
  return byCode.get(code.trim().toUpperCase());
}
