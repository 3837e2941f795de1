/**
 * The tables of applications on a real PostgreSQL, for tests of this library and of the plugins on it, which take it
 * from the library's test jar.
 */
package io.jackfield.lib.sales.testing;
