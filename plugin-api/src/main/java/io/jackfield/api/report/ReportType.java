package io.jackfield.api.report;

import io.jackfield.api.Experimental;
import io.jackfield.api.chat.Reply;
import org.pf4j.ExtensionPoint;

/**
 * Makes one kind of report. One instance serves everybody and takes calls from many threads at once. Making a report has no
 * effect of its own: the same request may come twice.
 *
 * <p>No host calls it yet: a jar that brings one is refused with a sentence that says so.
 */
@Experimental
public interface ReportType extends ExtensionPoint {
    /** The name in configuration: lower-case letters, digits and dashes, 2 to 32 characters. */
    String name();

    /** The report as messages, files included; {@link Reply#nothing()} when there is nothing to tell. */
    Reply report(ReportRequest request) throws Exception;
}
