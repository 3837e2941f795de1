/** What plugins have a model know before it answers. */
@Experimental
package io.jackfield.api.prompt;

import io.jackfield.api.Experimental;
