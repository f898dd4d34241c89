// What rings have to be looked at again for, now that its degrees are right.
CREATE (:Touched {identifiers: $identifiers, applicants: $applicants})
