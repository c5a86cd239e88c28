"""What a column of a tracker can mean, and the names under which people keep it."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """What a column means. LEFT_OUT is known, and nothing that a record can hold."""

    CLIENT = "client"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    CLIENT_ID = "client_id"
    EMAIL = "email"
    PHONE = "phone"
    COUNSELOR = "counselor"
    EMPLOYER = "employer"
    POSITION = "position"
    INDUSTRY = "industry"
    ROUND = "round"
    FORMAT = "format"
    DATE = "date"
    TIME = "time"
    TIMEZONE = "timezone"
    INTERVIEWER = "interviewer"
    INTERVIEWER_JOB = "interviewer_job"
    INTERVIEWER_EMAIL = "interviewer_email"
    PROMISED_ON = "promised_on"
    STATUS = "status"
    OUTCOME = "outcome"
    OUTCOME_ON = "outcome_on"
    THANK_YOU = "thank_you"
    FOLLOW_UP = "follow_up"
    LEFT_OUT = "left_out"


SEVERAL = frozenset({Field.THANK_YOU, Field.FOLLOW_UP, Field.LEFT_OUT})
"""What more than one column may hold: a yes and a date, or one follow-up after the other."""
DATES = frozenset({Field.DATE, Field.PROMISED_ON, Field.OUTCOME_ON, Field.THANK_YOU, Field.FOLLOW_UP})
"""Columns with dates in them, whose order of day and month has to be known."""
STATES = frozenset({Field.STATUS, Field.OUTCOME})

FIELD_WORDS = {
    Field.CLIENT: "Client's name",
    Field.FIRST_NAME: "Client's first name",
    Field.LAST_NAME: "Client's last name",
    Field.CLIENT_ID: "Client's number",
    Field.EMAIL: "Client's email",
    Field.PHONE: "Client's phone",
    Field.COUNSELOR: "Counselor's email",
    Field.EMPLOYER: "Employer",
    Field.POSITION: "Position",
    Field.INDUSTRY: "Industry",
    Field.ROUND: "Round",
    Field.FORMAT: "In person, video or phone",
    Field.DATE: "Date of the interview",
    Field.TIME: "Time of the interview",
    Field.TIMEZONE: "Time zone",
    Field.INTERVIEWER: "Interviewer's name",
    Field.INTERVIEWER_JOB: "Interviewer's job title",
    Field.INTERVIEWER_EMAIL: "Interviewer's email",
    Field.PROMISED_ON: "Answer promised by",
    Field.STATUS: "Status",
    Field.OUTCOME: "Outcome",
    Field.OUTCOME_ON: "Date of the outcome",
    Field.THANK_YOU: "Thank-you sent",
    Field.FOLLOW_UP: "Follow-up made",
    Field.LEFT_OUT: "Leave out",
}
"""The counselor's words for a field."""

_NAMES = {
    Field.CLIENT: (
        "client|client name|name|full name|candidate|candidate name|job seeker|jobseeker|student|student name"
        "|participant|participant name|customer|applicant|applicant name|person|who|name of client|coachee"
    ),
    Field.FIRST_NAME: "first name|client first name|given name|firstname|first",
    Field.LAST_NAME: "last name|client last name|surname|family name|lastname|last",
    Field.CLIENT_ID: "client id|client number|client no|case number|case id|case no|participant id|student id",
    Field.EMAIL: (
        "email|client email|email address|e mail|client email address|candidate email|student email|mail"
        "|participant email|client e mail"
    ),
    Field.PHONE: "phone|client phone|phone number|telephone|mobile|cell|cell phone|client phone number|tel|phone no",
    Field.COUNSELOR: (
        "counselor|counselor email|coach|coach email|case manager|case manager email|advisor|advisor email"
        "|counsellor|counsellor email|career counselor"
    ),
    Field.EMPLOYER: (
        "employer|company|company name|organization|organisation|employer name|firm|business|agency"
        "|interviewed with|interview with|hiring company|org|workplace|where"
    ),
    Field.POSITION: (
        "position|job|job title|role|title|position title|vacancy|position applied for|job position"
        "|position applied|applied for|opening|position role|role title|job role"
    ),
    Field.INDUSTRY: "industry|sector|field|business sector|line of business",
    Field.ROUND: (
        "round|interview round|stage|interview stage|interview number|interview no|which interview|round no"
        "|round number"
    ),
    Field.FORMAT: (
        "format|interview format|type|interview type|mode|interview mode|how|medium|type of interview|method"
        "|in person video or phone|interview method|meeting type|location type"
    ),
    Field.DATE: (
        "date|interview date|date of interview|interviewed on|interview on|interview|starts at|interview day"
        "|when|interview date time|date time|interview date and time|date and time|interview scheduled for"
        "|scheduled for|interviewed|interview dt|day|int date|interview at|first interview at|first interview date"
    ),
    Field.TIME: "time|interview time|time of interview|start time|starts|hour|interview start time",
    Field.TIMEZONE: "timezone|time zone|tz|interview timezone|interview time zone",
    Field.INTERVIEWER: (
        "interviewer|interviewers|interviewer name|interviewed by|contact|contact person|contact name"
        "|met with|interviewer s|hiring manager|panel|interviewer names|people met|spoke with"
        "|interviewer s name|contacts|recruiter"
    ),
    Field.INTERVIEWER_JOB: (
        "interviewer title|interviewer job title|interviewer position|contact title|interviewer role"
        "|contact job title|contact position|title of interviewer"
    ),
    Field.INTERVIEWER_EMAIL: (
        "interviewer email|contact email|contact email address|interviewer e mail|hiring manager email"
        "|interviewer contact|recruiter email|interviewer email address"
    ),
    Field.PROMISED_ON: (
        "promised on|promised by|answer by|decision by|expected decision|decision expected|hear back by"
        "|expected answer|answer expected|response expected|decision due|expected response date|will hear by"
        "|promised date|expected reply|reply by|employer date|decision expected by|expected to hear|hear by"
        "|answer promised by|expected decision date|reply expected|timeline"
    ),
    Field.STATUS: (
        "status|interview status|current status|application status|state|progress|where it stands"
        "|list|list name|pipeline|pipeline stage|kanban column|board column"
    ),
    Field.OUTCOME: (
        "outcome|result|decision|interview outcome|interview result|final outcome|hired|final result|final status"
    ),
    Field.OUTCOME_ON: (
        "outcome on|outcome date|date of outcome|decision date|result date|date of decision|offer date"
        "|heard on|heard back on|response date|date heard back|decided on|heard back|date of result"
    ),
    Field.THANK_YOU: (
        "thank you|thank you sent|thank you note|thank you note sent|thank you email|thank you email sent"
        "|ty sent|thank you date|thank you sent on|thank you letter|thanked|thank you letter sent|ty note"
        "|thank you sent date|date thank you sent|thank you note date|thanks sent|thankyou|thankyou sent|ty"
        "|thank you card|ty email|ty note sent|thank you y n|thank you sent y n|thank you on"
        "|thank you note sent on|sent thank you|thx sent|thanks|thank yous"
    ),
    Field.FOLLOW_UP: (
        "follow up|followup|follow up sent|follow up date|followed up|follow up call|follow up email|check in"
        "|followed up on|follow up done|status check|follow up 1|follow up 2|follow up 3|first follow up"
        "|second follow up|third follow up|1st follow up|2nd follow up|3rd follow up|follow up on"
        "|follow up made|checked in|status check 1|status check 2|follow up email sent|fu|f u"
        "|follow up sent on|follow up y n|last follow up|date followed up|follow ups|status check on"
        "|follow up contact"
    ),
    Field.LEFT_OUT: (
        "notes|note|comments|comment|remarks|salary|pay|wage|link|url|website|job link|posting|address|city"
        "|location|state province|next follow up|next step|next steps|follow up due|follow up by|next action"
        "|next follow up date|to do|date applied|application date|applied|applied on|applied date"
        "|date of application|source|priority|resume|resume sent|cover letter|no|number|row|age|gender"
        "|birth date|date of birth|dob|created|updated|last updated|modified|date added|follow up needed"
        "|needs follow up|posting date|deadline|application deadline|closing date|start date|end date"
        "|end time|interview notes|follow up notes|feedback|thank you notes|interviewer phone|contact phone"
        "|interview location|company phone|employer phone|company website|company address|date posted"
        "|employer address|thank you due|what is wrong|date saved|saved at|created at|applied at|board name|archived"
    ),
}
NAMES: dict[str, Field] = {name: field for field, names in _NAMES.items() for name in names.split("|")}
"""Known names, as `plain_name` writes them, and what each means."""
