package io.jackfield.api.console;

import io.jackfield.api.Experimental;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.web.WebAnswer;
import org.pf4j.ExtensionPoint;

/**
 * A page of the plugin's own in the operators' console: what values of a {@link ConsoleWidget} cannot show, and what
 * operators do there. It answers HTTP as a {@link io.jackfield.api.web.WebEndpoint} does, but to operators who are
 * logged in and have {@link PageSpec#right} only: nothing of it can be reached from the public listener. One instance
 * serves every call and takes calls from many threads at once. Its plugin needs the permission {@code console}.
 *
 * <p>The console shows it in a sandboxed frame with an origin of its own, which
 *
 * <ul>
 *   <li>has no cookies, no storage and no part in the console around it, and cannot lead the window elsewhere;
 *   <li>reaches this page's own addresses and nothing else, for scripts, styles, pictures, {@code fetch} and forms
 *       alike. Write them relative: {@code orders/7} and {@code ./};
 *   <li>runs scripts that are files of the page ({@code <script src="page.js">}), never any between its tags. Styles
 *       may be anywhere;
 *   <li>follows the operator's theme: {@code prefers-color-scheme} says which. {@code console.css}, next to the page,
 *       is the host's: the console's colours and type, in both themes and down to a phone's width.
 * </ul>
 *
 * <p>Calls are GET and POST. GET changes nothing; each POST is in the audit with the operator's name and how it went.
 * Each call has a virtual thread to itself, with the deadline of the plugin's calls: blocking is fine. What is thrown
 * is a sentence in the frame, and the console around it goes on.
 */
@Experimental
public interface ConsolePage extends ExtensionPoint {
    /** Its name, its title and whom it is for. Asked once, when the plugin is loaded. */
    PageSpec spec();

    /**
     * Answers one call. Of the answer's headers {@code content-type} counts and, for a status from 300 to 399,
     * {@code location}, relative to this page; the others are the host's affair. The body has up to 4 MB.
     *
     * @throws JackfieldException with the cause, which the operator reads in the frame; of anything else they read that
     *     the plugin failed
     */
    WebAnswer answer(PageRequest request) throws Exception;
}
