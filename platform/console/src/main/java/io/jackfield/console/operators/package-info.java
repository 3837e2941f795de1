/** Those who run the host: accounts, roles, tokens, and who is logged in. */
package io.jackfield.console.operators;
