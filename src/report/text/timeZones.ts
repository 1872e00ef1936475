/**
 * What a time zone is called at an offset, as Go prints it: `CET`, or where the zone has no name `-03` or `+0530`.
 * JavaScript tells a zone's offset but not this name: Intl writes `GMT+1` for most.
 * @param zone of the tz database: `Europe/Berlin`
 * @param offset seconds east of Greenwich
 */
export function zoneName(zone: string, offset: number): string {
  return namesOf(zone)?.get(offset) ?? unnamed(offset);
}

/** Before there were zones, each place had the time of its longitude: no whole minutes. */
const LOCAL_MEAN_TIME = 'LMT';

function unnamed(offset: number): string {
  if (offset % 60 !== 0) return LOCAL_MEAN_TIME;
  const digits = offsetDigits(offset);
  return digits.endsWith('00') ? digits.slice(0, -2) : digits;
}

/** `+0530`: hours and minutes east of Greenwich, without the seconds. */
export function offsetDigits(offset: number): string {
  const minutes = Math.trunc(Math.abs(offset) / 60);
  const [hours, rest] = [Math.trunc(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${hours}${rest}`;
}

let zones: Map<string, ReadonlyMap<number, string>> | undefined;

function namesOf(zone: string): ReadonlyMap<number, string> | undefined {
  return (zones ??= readTable()).get(zone);
}

function readTable(): Map<string, ReadonlyMap<number, string>> {
  const table = new Map<string, ReadonlyMap<number, string>>();
  // A row goes on in the lines that are indented.
  for (const row of TABLE.trim().replaceAll('\n  ', ' ').split('\n')) {
    const [names = '', places = ''] = row.split(': ');
    const byOffset = new Map(
      names.split(' ').map((pair) => {
        const [name = '', hours = ''] = pair.split('=');
        return [Number(hours) * 3600, name] as const;
      }),
    );
    for (const group of places.split(' ')) {
      const folder = group.slice(0, group.lastIndexOf('/') + 1);
      for (const place of group.slice(folder.length).split(',')) table.set(folder + place, byOffset);
    }
  }
  return table;
}

/**
 * The names that zones have had since 2005 and hours east of Greenwich, from the tz database (2025b); of two names at one
 * offset the later. Zones that are not here have no names. `Etc/Unknown` is what Intl calls a zone that it does not find.
 */
const TABLE = `
SST=-11: Pacific/Midway,Pago_Pago,Samoa US/Samoa
HST=-10: HST Pacific/Honolulu,Johnston US/Hawaii
HST=-10 HDT=-9: America/Adak,Atka US/Aleutian
AKST=-9 AKDT=-8: America/Anchorage,Juneau,Metlakatla,Nome,Sitka,Yakutat US/Alaska
PST=-8 MST=-7: America/Dawson,Fort_Nelson,Whitehorse Canada/Yukon
PST=-8 PDT=-7: PST8PDT America/Ensenada,Los_Angeles,Santa_Isabel,Tijuana,Vancouver Canada/Pacific
  Mexico/BajaNorte US/Pacific
MST=-7: MST America/Creston,Dawson_Creek,Hermosillo,Phoenix US/Arizona
MST=-7 CST=-6: America/Chihuahua
MST=-7 CST=-6 CDT=-5: America/Bahia_Banderas,Ojinaga America/North_Dakota/Beulah
MST=-7 MDT=-6: MST7MDT Navajo
  America/Boise,Cambridge_Bay,Ciudad_Juarez,Denver,Edmonton,Inuvik,Mazatlan,Shiprock,Yellowknife
  Canada/Mountain Mexico/BajaSur US/Mountain
CST=-6: America/Belize,Costa_Rica,El_Salvador,Regina,Swift_Current Canada/Saskatchewan
CST=-6 CDT=-5: CST6CDT
  America/Chicago,Guatemala,Knox_IN,Managua,Matamoros,Menominee,Merida,Mexico_City,Monterrey
  America/Rainy_River,Rankin_Inlet,Resolute,Tegucigalpa,Winnipeg America/Indiana/Knox,Tell_City
  America/North_Dakota/Center,New_Salem Canada/Central Mexico/General US/Central,Indiana-Starke
CST=-6 EST=-5: America/Cancun
CST=-6 EST=-5 EDT=-4: America/Indiana/Petersburg,Vincennes,Winamac
CST=-5 CDT=-4: Cuba America/Havana
EST=-5: EST Jamaica America/Atikokan,Cayman,Coral_Harbour,Jamaica,Panama
EST=-5 EDT=-4: EST5EDT
  America/Detroit,Fort_Wayne,Grand_Turk,Indianapolis,Iqaluit,Louisville,Montreal,Nassau,New_York
  America/Nipigon,Pangnirtung,Port-au-Prince,Thunder_Bay,Toronto
  America/Indiana/Indianapolis,Marengo,Vevay America/Kentucky/Louisville,Monticello Canada/Eastern
  US/East-Indiana,Eastern,Michigan
AST=-4: America/Anguilla,Antigua,Aruba,Barbados,Blanc-Sablon,Curacao,Dominica,Grenada,Guadeloupe
  America/Kralendijk,Lower_Princes,Marigot,Martinique,Montserrat,Port_of_Spain,Puerto_Rico
  America/Santo_Domingo,St_Barthelemy,St_Kitts,St_Lucia,St_Thomas,St_Vincent,Tortola,Virgin
AST=-4 ADT=-3: America/Glace_Bay,Goose_Bay,Halifax,Moncton,Thule Atlantic/Bermuda Canada/Atlantic
NST=-3.5 NDT=-2.5: America/St_Johns Canada/Newfoundland
GMT=0: GMT GMT+0 GMT-0 GMT0 Greenwich Iceland
  Africa/Abidjan,Accra,Bamako,Banjul,Bissau,Conakry,Dakar,Freetown,Lome,Monrovia,Nouakchott
  Africa/Ouagadougou,Timbuktu America/Danmarkshavn Atlantic/Reykjavik,St_Helena
  Etc/GMT,GMT+0,GMT-0,GMT0,Greenwich
GMT=0 BST=1: GB GB-Eire Europe/Belfast,Guernsey,Isle_of_Man,Jersey,London
GMT=0 IST=1: Eire Europe/Dublin
GMT=0 WAT=1: Africa/Sao_Tome
UTC=0: UCT UTC Universal Zulu Etc/UCT,UTC,Universal,Unknown,Zulu
WET=0 WEST=1: Portugal WET Atlantic/Canary,Faeroe,Faroe,Madeira Europe/Lisbon
CET=1: Africa/Algiers
CET=1 CEST=2: CET Poland Africa/Ceuta,Tunis Arctic/Longyearbyen Atlantic/Jan_Mayen
  Europe/Amsterdam,Andorra,Belgrade,Berlin,Bratislava,Brussels,Budapest,Busingen,Copenhagen
  Europe/Gibraltar,Ljubljana,Luxembourg,Madrid,Malta,Monaco,Oslo,Paris,Podgorica,Prague,Rome
  Europe/San_Marino,Sarajevo,Skopje,Stockholm,Tirane,Vaduz,Vatican,Vienna,Warsaw,Zagreb,Zurich
CET=1 EET=2: Libya Africa/Tripoli
MET=1 MEST=2: MET
WAT=1: Africa/Bangui,Brazzaville,Douala,Kinshasa,Lagos,Libreville,Luanda,Malabo,Ndjamena,Niamey
  Africa/Porto-Novo
WAT=1 CAT=2: Africa/Windhoek
CAT=2: Africa/Blantyre,Bujumbura,Gaborone,Harare,Kigali,Lubumbashi,Lusaka,Maputo
CAT=2 EAT=3: Africa/Juba,Khartoum
EET=2: Turkey Asia/Amman,Damascus,Istanbul Europe/Istanbul,Kaliningrad,Minsk
EET=2 EEST=3: EET Egypt Africa/Cairo Asia/Beirut,Famagusta,Gaza,Hebron,Nicosia
  Europe/Athens,Bucharest,Chisinau,Helsinki,Kiev,Kyiv,Mariehamn,Nicosia,Riga,Sofia,Tallinn
  Europe/Tiraspol,Uzhgorod,Vilnius,Zaporozhye
EET=2 MSK=3 MSK=4: Europe/Simferopol
IST=2 IDT=3: Israel Asia/Jerusalem,Tel_Aviv
SAST=2: Africa/Johannesburg,Maseru,Mbabane
EAT=3: Africa/Addis_Ababa,Asmara,Asmera,Dar_es_Salaam,Djibouti,Kampala,Mogadishu,Nairobi
  Indian/Antananarivo,Comoro,Mayotte
MSK=3: Europe/Volgograd
MSK=3 MSK=4: W-SU Europe/Kirov,Moscow
PKT=5 PKST=6: Asia/Karachi
IST=5.5: Asia/Calcutta,Kolkata
WIB=7: Asia/Jakarta,Pontianak
AWST=8 AWDT=9: Australia/Perth,West
CST=8: PRC ROC Asia/Chongqing,Chungking,Harbin,Macao,Macau,Shanghai,Taipei
HKT=8: Hongkong Asia/Hong_Kong
PST=8: Asia/Manila
WITA=8: Asia/Makassar,Ujung_Pandang
KST=8.5 KST=9: Asia/Pyongyang
JST=9: Japan Asia/Tokyo
KST=9: ROK Asia/Seoul
WIT=9: Asia/Jayapura
ACST=9.5: Australia/Darwin,North
ACST=9.5 ACDT=10.5: Australia/Adelaide,Broken_Hill,South,Yancowinna
AEST=10: Australia/Brisbane,Lindeman,Queensland
AEST=10 AEDT=11: Antarctica/Macquarie
  Australia/ACT,Canberra,Currie,Hobart,Melbourne,NSW,Sydney,Tasmania,Victoria
ChST=10: Pacific/Guam,Saipan
NZST=12 NZDT=13: NZ Antarctica/McMurdo,South_Pole Pacific/Auckland
`;
