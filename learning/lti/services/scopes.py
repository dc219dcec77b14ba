"""The services of platforms that the app uses, as access tokens name them."""

_GRADES = "https://purl.imsglobal.org/spec/lti-ags/scope"
COLUMNS = f"{_GRADES}/lineitem"
RESULTS = f"{_GRADES}/result.readonly"
SCORES = f"{_GRADES}/score"
ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
ALL = (COLUMNS, RESULTS, SCORES, ROSTER)
