/** What bots come to. */
package io.jackfield.console.statistics;
