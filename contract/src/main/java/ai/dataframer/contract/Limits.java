package ai.dataframer.contract;

import java.time.Duration;

/** How much of a page is taken. The vendor's whole reference has a tenth of each. */
final class Limits {
    /** Of a page's text. */
    static final int BYTES = 10_000_000;

    /** Objects, lists, texts and numbers of a document; an alias counts as what it stands for. */
    static final int VALUES = 500_000;

    /** Objects and lists within each other. */
    static final int DEPTH = 100;

    /** Characters of a name. */
    static final int NAME = 200;

    /** Schemas of a document, each counted wherever a {@code $ref} leads to it. */
    static final int SCHEMAS = 20_000;

    /** Classes of all documents. */
    static final int CLASSES = 500;

    /** Properties of a class: a class file holds some thousand. */
    static final int PROPERTIES = 1_000;

    /** Operations of all documents. */
    static final int OPERATIONS = 500;

    /** Characters of a class's name, which is also the name of a file. */
    static final int CLASS_NAME = 120;

    /** Parameters or parts of an operation: a Java method has no more than 255. */
    static final int PARAMETERS = 100;

    /** To read and compare, up to where the first file is written. */
    static final Duration TIME = Duration.ofSeconds(60);

    /** To regenerate and test. */
    static final Duration BUILD = Duration.ofMinutes(60);

    private Limits() {}
}
