package io.overdue.shop;

import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A cursor that is left where the first hit is found. */
@RestController
public class Search {

  private final StringRedisTemplate template;

  Search(StringRedisTemplate stringRedisTemplate) {
    this.template = stringRedisTemplate;
    for (int i = 0; i < 200; i++) {
      template.opsForSet().add("catalogue", "article " + i);
    }
  }

  @GetMapping("/search")
  public String first() {
    Cursor<String> hits = template.opsForSet().scan("catalogue", all()); // leak: unreturned
    return hits.hasNext() ? hits.next() : "none";
  }

  @GetMapping("/search/fixed")
  public String firstFixed() {
    try (Cursor<String> hits = template.opsForSet().scan("catalogue", all())) {
      return hits.hasNext() ? hits.next() : "none";
    }
  }

  private static ScanOptions all() {
    return ScanOptions.scanOptions().match("*").count(10).build();
  }
}
