/** What plugins show to operators in the console: values that the host draws. */
@Experimental
package io.jackfield.api.console;

import io.jackfield.api.Experimental;
