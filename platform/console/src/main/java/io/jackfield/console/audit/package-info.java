/** What operators did: found, read with how it was before and after, taken away as a table. */
package io.jackfield.console.audit;
