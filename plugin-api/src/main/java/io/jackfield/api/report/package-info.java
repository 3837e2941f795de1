/** Reports: made on request or on a schedule, for one user or for thousands. */
@Experimental
package io.jackfield.api.report;

import io.jackfield.api.Experimental;
