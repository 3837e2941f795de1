package io.jackfield.testkit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Tests of a suite that no faulty plugin has to fail. */
public final class FaultCoverage {
    private FaultCoverage() {}

    /** @param ofSuite has one test with lines of a fault and the suite's test that catches it */
    public static List<String> missing(Class<?> suite, Class<?> ofSuite) {
        List<String> caught = Arrays.stream(ofSuite.getDeclaredMethods())
                .flatMap(method -> Stream.ofNullable(method.getAnnotation(CsvSource.class)))
                .flatMap(source -> Arrays.stream(source.value()))
                .map(line -> line.substring(line.indexOf(',') + 1).strip())
                .toList();
        return ReflectionSupport.findMethods(
                        suite, method -> method.isAnnotationPresent(Test.class), HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(Method::getName)
                .filter(test -> !caught.contains(test))
                .toList();
    }
}
