package ${package};

import io.jackfield.api.llm.LlmProvider;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.llm.FakeModelUpstream;
import io.jackfield.testkit.llm.LlmProviderContract;
import java.util.Map;

/** What every provider promises. For another protocol than OpenAI's, give FakeModelUpstream a ModelWire of your own. */
class ${className}ProviderTest extends LlmProviderContract {
    @Override
    protected LlmProvider provider(FakeModelUpstream upstream) {
        return TestContext.of("${artifactId}", Map.of("apiKey", KEY, "baseUrl", upstream.baseUrl()))
                .make(LlmProvider.class, ${className}Provider.class);
    }
}
