/** Payments: what a provider plugin takes and gives. Orders and the ledger belong to the host. */
@Experimental
package io.jackfield.api.payment;

import io.jackfield.api.Experimental;
