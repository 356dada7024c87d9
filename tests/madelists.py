"""Small sanctions lists in the format of each authority; every name and number in them is invented."""

# ruff: noqa: E501, W291 - lines and blanks are those of the formats

from pathlib import Path

UK = """Report Date: 05-May-2031
Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Regime Name,Designation Type,UK Statement of Reasons,Other Information,Date Designated,D.O.B,Nationality(/ies),Position
04/05/2031,ZZZ0001,90001,,TASKER,Oren,Pavlovich,,,,Primary Name,,,,Zelva,Individual,"Tasker is said to have
ordered the shelling of Orlivka.",,31/03/2031,10/09/1962,(1) Zelvan (2) Moravan,General
04/05/2031,ZZZ0001,90001,,TASKAR,Oren,,,,,Alias,Low quality a.k.a,,Орен ТАСКЕР,Zelva,Individual,,,31/03/2031,dd/mm/1963,,
04/05/2031,ZZZ0002,90002,,ORLIVKA RIFLE BRIGADE,,,,,,Primary Name,,,,Zelva,Entity,,,01/04/2031,,,
04/05/2031,ZZZ0003,90003,,MV ZELVA STAR,,,,,,Primary Name,,,,Zelva,Ship,,,01/04/2031,,,
"""

OFSI = """Last Updated,05/05/2031
Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,DOB,Nationality,Position,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID
TASKER,Oren,Pavlovich,,,,,,10/09/1962,Zelva,General,(UK Sanctions List Ref):ZZZ0001.,Individual,Primary name,,Zelva,01/04/2031,31/03/2031,04/05/2031,90001
TASKAR,Oren,,,,,,,,,,,Individual,AKA,Low,Zelva,01/04/2031,,04/05/2031,90001
"""

SUBJECTS = """unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated
ZZZ0001,individual,,90001,31/03/2031,04/05/2031
"""
SUBJECT_NAMES = """name_id,unique_id,name_type,alias_strength,full_name,name_6,name_1,name_2,name_3,name_4,name_5
1,ZZZ0001,primary,,Oren Pavlovich TASKER,TASKER,Oren,Pavlovich,,,
2,ZZZ0001,alias,low_quality_aka,Bulldog,Bulldog,,,,,
"""
SUBJECT_BIRTHS = """dob_id,unique_id,year,month,day,precision,parse_issues
1,ZZZ0001,1962,09,10,exact,
2,ZZZ0001,1963,,,year_only,
"""

EU = (
    "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_DesignationDate;Entity_Remark;Entity_SubjectType;"
    "Entity_SubjectType_ClassificationCode;Entity_Regulation_Programme;NameAlias_WholeName;NameAlias_Function;BirthDate_BirthDate;"
    "Citizenship_CountryDescription\n"
    "05/05/2031;7001;EU.7001.1;2031-06-03;;P;person;ZEL;Oren Pavlovich Tasker;General;1962-09-10;ZELVA\n"
    "05/05/2031;7001;EU.7001.1;2031-06-03;;P;person;ZEL;Орен Павлович Таскер;;;\n"
    "05/05/2031;7002;EU.7002.1;;;E;enterprise;ZEL;Orlivka Rifle Brigade;;;\n"
)

ANNEX = """celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,nationality,birthDate,position,notes
39999R0001,12,EU-ZEL,I.PERSONS,Asset freeze,3.6.2031,"Tasker commanded, ""the siege"".",Person,Oren Pavlovich TASKER,Oren TASKAR (Орен ТАСКАР); Oren P. TASKER,Bulldog,,Zelvan,10.9.1962,General; Minister,
39999R0001,12,EU-ZEL,I.ENTITIES,Asset freeze,4.6.2031,It fought.,LegalEntity,Orlivka Rifle Brigade,,,,,,,
"""

SDN = """101,"TASKER, Oren Pavlovich","individual","ZELVA] [SDGT","General",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 10 Sep 1962; alt. DOB 1963; nationality Zelva; a.k.a. 'BULLDOG'."
102,"ORLIVKA RIFLE BRIGADE",-0- ,"ZELVA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- 
"""
ALT = """101,9001,"aka","TASKAR, Oren",-0- 
102,9002,"fka","ORLIVKA GUARDS",-0- 
\x1a"""
ADD = """101,8001,"1 Harbour Road","Orlivka","Zelva",-0- 
"""

UN = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CONSOLIDATED_LIST dateGenerated="2031-05-05T00:00:01.000Z">
  <INDIVIDUALS>
    <INDIVIDUAL>
      <FIRST_NAME>OREN</FIRST_NAME>
      <SECOND_NAME>TASKER</SECOND_NAME>
      <NAME_ORIGINAL_SCRIPT>Орен Таскер</NAME_ORIGINAL_SCRIPT>
      <UN_LIST_TYPE>Zelva</UN_LIST_TYPE>
      <REFERENCE_NUMBER>ZEi.001</REFERENCE_NUMBER>
      <LISTED_ON>2031-03-01</LISTED_ON>
      <COMMENTS1>Said to be in Orlivka.</COMMENTS1>
      <DESIGNATION><VALUE>General</VALUE></DESIGNATION>
      <NATIONALITY><VALUE>Zelva</VALUE></NATIONALITY>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Bulldog</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1962-09-10</DATE></INDIVIDUAL_DATE_OF_BIRTH>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES>
    <ENTITY><FIRST_NAME>ORLIVKA RIFLE BRIGADE</FIRST_NAME><REFERENCE_NUMBER>ZEe.001</REFERENCE_NUMBER><LISTED_ON>2031-03-02</LISTED_ON></ENTITY>
  </ENTITIES>
</CONSOLIDATED_LIST>
"""

ALL = {"a.csv": UK, "b.csv": EU, "c.csv": SDN, "d.csv": ALT, "e.csv": ADD, "f.xml": UN}


def write_lists(folder: Path, files: dict[str, str]) -> Path:
    """The folder, with the files in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
