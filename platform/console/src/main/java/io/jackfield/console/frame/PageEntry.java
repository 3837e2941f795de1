package io.jackfield.console.frame;

import io.jackfield.host.staff.OperatorRight;

/**
 * An area of the console as the rail shows it.
 *
 * @param area its name: of its texts in {@code texts/<area>}, of its templates, and {@code <area>.title} is its title
 * @param path below the console, such as {@code /users}; its pages are there and below
 * @param right what it takes to see it; the rail shows it to others not at all
 * @param thumb whether it is in the bar of phones, which has room for four
 * @param timed whether what it shows goes by the time that is chosen in the bar
 * @param everybody whether it concerns the operator's own account, so that no right is asked for
 */
public record PageEntry(
        String area,
        String path,
        OperatorRight right,
        Icon icon,
        Group group,
        boolean thumb,
        boolean timed,
        boolean everybody) {
    public PageEntry {
        if (!area.matches("[a-z]{2,20}") || !path.matches("/[a-z/-]*")) {
            throw new IllegalArgumentException(
                    "area is '" + area + "' at '" + path + "'; use 2 to 20 letters and a path such as /users");
        }
    }

    public PageEntry(String area, String path, OperatorRight right, Icon icon, Group group) {
        this(area, path, right, icon, group, false, false, false);
    }

    /** In the bar of phones as well. */
    public PageEntry withinThumbsReach() {
        return new PageEntry(area, path, right, icon, group, true, timed, everybody);
    }

    /** What it shows goes by the time that is chosen in the bar. */
    public PageEntry byTime() {
        return new PageEntry(area, path, right, icon, group, thumb, true, everybody);
    }

    /** For everybody, also for those who may do nothing else until they have set up a second factor. */
    public PageEntry forEverybody() {
        return new PageEntry(area, path, right, icon, group, thumb, timed, true);
    }

    public String titleKey() {
        return area + ".title";
    }
}
