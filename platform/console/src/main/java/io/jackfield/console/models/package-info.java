/** Language models: how they are, what they cost, a prompt to try one, and a rest for one. */
package io.jackfield.console.models;
