package io.overdue.agent.findings;

import io.overdue.agent.facts.SiteName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A named problem as one sweep sees it. */
public final class Finding {

  private final Kind kind;
  private final SiteName site;
  private final String server;
  private final Verdict verdict;
  private final Severity severity;
  private final long count;
  private final List<String> evidence;
  private final String fix;
  private final List<String> check;
  private final double perSecond;
  private final List<String> about;
  private final List<Long> loans;
  private final Owner owner;
  private final LibraryFault library;

  private Finding(Builder builder) {
    this.kind = builder.kind;
    this.site = builder.site;
    this.server = builder.server;
    this.verdict = builder.verdict;
    this.severity = builder.severity;
    this.count = builder.count;
    this.evidence = Collections.unmodifiableList(new ArrayList<>(builder.evidence));
    this.fix = builder.fix;
    this.check = Collections.unmodifiableList(new ArrayList<>(builder.check));
    this.perSecond = builder.perSecond;
    this.about = Collections.unmodifiableList(new ArrayList<>(builder.about));
    this.loans = Collections.unmodifiableList(new ArrayList<>(builder.loans));
    this.owner = builder.owner;
    this.library = builder.library;
  }

  /** Begins a finding of {@code kind} at {@code site}. */
  public static Builder of(Kind kind, SiteName site) {
    return new Builder(kind, site, null);
  }

  /** Begins a finding of {@code kind} about the node at {@code server}, as {@code host:port}. */
  public static Builder of(Kind kind, String server) {
    return new Builder(kind, null, server);
  }

  /** Begins with all that is said here; the original stays as it is. */
  public Builder toBuilder() {
    Builder builder = new Builder(kind, site, server);
    builder.verdict = verdict;
    builder.severity = severity;
    builder.count = count;
    builder.evidence.addAll(evidence);
    builder.fix = fix;
    builder.check.addAll(check);
    builder.about.addAll(about);
    builder.loans.addAll(loans);
    builder.perSecond = perSecond;
    builder.owner = owner;
    builder.library = library;
    return builder;
  }

  /** How many are made in a second, of what is made again and again; otherwise 0. */
  public double perSecond() {
    return perSecond;
  }

  /** The same for the same cause, in every run, release and machine. */
  public String fingerprint() {
    return Fingerprint.of(kind.slug(), site == null ? orEmpty(server) : site.path());
  }

  public Kind kind() {
    return kind;
  }

  /** The line to look at, or null when none is known. */
  public SiteName site() {
    return site;
  }

  /** The node it is about, as {@code host:port}; null when it is about code. */
  public String server() {
    return server;
  }

  /** What it is about: where, in words that tell it from others of its kind. */
  String subject() {
    return site == null ? orEmpty(server) : site.via() + site.frame();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** Null where nothing is out. */
  public Verdict verdict() {
    return verdict;
  }

  public Severity severity() {
    return severity;
  }

  public Owner owner() {
    if (owner != null) {
      return owner;
    }
    return site == null || site.isApplication() ? Owner.APPLICATION : Owner.LIBRARY;
  }

  /** The library whose fault it is; null when that is nobody's or not known. */
  public LibraryFault library() {
    return library;
  }

  /** How many connections or clients it is about. */
  public long count() {
    return count;
  }

  /** Sentences with figures. */
  public List<String> evidence() {
    return evidence;
  }

  /** What to change. */
  public String fix() {
    return fix;
  }

  /** Commands by which the reader can see for himself. */
  public List<String> check() {
    return check;
  }

  /** Our ends of the connections it is about, as far as they are known; for joining, not shown. */
  public List<String> about() {
    return about;
  }

  /** Serial numbers of the loans it is about, oldest first; for reclaiming, not shown. */
  public List<Long> loans() {
    return loans;
  }

  /** Collects the parts of a finding. */
  public static final class Builder {

    private final Kind kind;
    private final SiteName site;
    private final String server;
    private final List<String> evidence = new ArrayList<>();
    private final List<String> check = new ArrayList<>();
    private final List<String> about = new ArrayList<>();
    private final List<Long> loans = new ArrayList<>();
    private Verdict verdict;
    private Severity severity = Severity.INFO;
    private long count;
    private String fix = "";
    private double perSecond;
    private Owner owner;
    private LibraryFault library;

    private Builder(Kind kind, SiteName site, String server) {
      this.kind = kind;
      this.site = site;
      this.server = server;
    }

    public Builder verdict(Verdict newVerdict) {
      verdict = newVerdict;
      return this;
    }

    public Builder severity(Severity newSeverity) {
      severity = newSeverity;
      return this;
    }

    public Builder count(long newCount) {
      count = newCount;
      return this;
    }

    public Builder evidence(String sentence) {
      evidence.add(sentence);
      return this;
    }

    public Builder fix(String sentence) {
      fix = sentence;
      return this;
    }

    public Builder check(String command) {
      check.add(command);
      return this;
    }

    public Builder perSecond(double newPerSecond) {
      perSecond = newPerSecond;
      return this;
    }

    public Builder about(List<String> locals) {
      about.addAll(locals);
      return this;
    }

    public Builder loans(List<Long> serials) {
      loans.addAll(serials);
      return this;
    }

    /** Not the code of the site has to change but the library that it calls. */
    public Builder library(LibraryFault fault) {
      owner = Owner.LIBRARY;
      library = fault;
      return this;
    }

    public Finding build() {
      return new Finding(this);
    }
  }
}
