/** What happens in the bots: recorded once, counted by reports, heard by listeners such as a CRM. */
@Experimental
package io.jackfield.api.event;

import io.jackfield.api.Experimental;
