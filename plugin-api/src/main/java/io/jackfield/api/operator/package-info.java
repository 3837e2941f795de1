/** What plugins show to operators: lists on the command line, in the admin API, as files and in the managers' chat. */
@Experimental
package io.jackfield.api.operator;

import io.jackfield.api.Experimental;
