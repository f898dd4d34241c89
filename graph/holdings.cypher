// How much the graph holds, from the store's own counters.
RETURN COUNT { (:Applicant) } AS applicants, COUNT { (:Identifier) } AS identifiers,
       COUNT { (:Application) } AS applications, COUNT { (:Shipment) } AS shipments
