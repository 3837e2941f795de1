package io.jackfield.host.admin;

/** Numbers among the parameters of a call. */
final class Numbers {
    private Numbers() {}

    static int of(AdminRequest request, String name, int least, int most, int usual) {
        return (int) of(request, name, (long) least, (long) most, (long) usual);
    }

    static long of(AdminRequest request, String name, long least, long most, long usual) {
        return request.query(name)
                .map(text -> {
                    try {
                        long number = Long.parseLong(text.strip());
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // Told below.
                    }
                    throw BodyFields.refused(
                            name + " is '" + text + "'; use a whole number of " + least + " to " + most);
                })
                .orElse(usual);
    }
}
