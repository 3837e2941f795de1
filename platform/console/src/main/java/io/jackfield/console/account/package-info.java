/** The operator's own account: token, second factor, sessions. */
package io.jackfield.console.account;
