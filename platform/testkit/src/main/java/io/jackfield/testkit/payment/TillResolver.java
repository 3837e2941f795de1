package io.jackfield.testkit.payment;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test of the suite a till of its own, and closes it afterwards. */
final class TillResolver implements ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(TillResolver.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Till.class;
    }

    @Override
    public Till resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Till till = new Till((PaymentProviderContract) test.getRequiredTestInstance());
        test.getStore(OURS).put(Till.class, new Kept(till));
        return till;
    }

    /** JUnit closes by itself what it keeps and can close; this is to be closed before the test ends. */
    private record Kept(Till till) {}

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        Kept kept = test.getStore(OURS).remove(Till.class, Kept.class);
        if (kept != null) {
            kept.till().close();
        }
    }
}
