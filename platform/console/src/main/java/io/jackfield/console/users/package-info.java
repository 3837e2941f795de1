/** Users: found, shown, given a plan and relieved of it. */
package io.jackfield.console.users;
