/** Notices: what users are told without having asked, each kind with its own rule, schedule and switch. */
@Experimental
package io.jackfield.api.notice;

import io.jackfield.api.Experimental;
