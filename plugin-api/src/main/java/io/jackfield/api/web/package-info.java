/** HTTP routes of plugins, and the calls and answers that everything served over HTTP shares. */
@Experimental
package io.jackfield.api.web;

import io.jackfield.api.Experimental;
