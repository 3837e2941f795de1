/** What plugins hold of a person. */
@Experimental
package io.jackfield.api.privacy;

import io.jackfield.api.Experimental;
