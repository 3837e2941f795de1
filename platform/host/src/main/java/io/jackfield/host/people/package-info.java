/** The people desk: users as each bot knows them, stored when something about them is new. */
package io.jackfield.host.people;
