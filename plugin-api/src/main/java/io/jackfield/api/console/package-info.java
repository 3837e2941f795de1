/** What plugins show to operators in the console: values that the host draws, and pages of their own. */
@Experimental
package io.jackfield.api.console;

import io.jackfield.api.Experimental;
