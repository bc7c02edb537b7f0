import type { Category, Product } from '@blinkcart/domain/product/product'

type Row = readonly [sku: string, name: string, description: string, priceInRupees: number, stock: number]

// biome-ignore format: a table
const shelves: Record<Category, readonly Row[]> = {
  produce: [
    ['banana',       'Robusta bananas',      'Sweet and ripe, about six to the bunch',           48, 120],
    ['apple',        'Shimla apples',        'Crisp red apples, four pieces, about 500 g',      139,  80],
    ['tomato',       'Vine tomatoes',        'Firm and red, 500 g',                              32, 150],
    ['onion',        'Nashik onions',        'Everyday onions, 1 kg',                            42, 200],
    ['potato',       'Ooty potatoes',        'New crop, 1 kg',                                   38, 200],
    ['spinach',      'Palak',                'Tender spinach leaves, washed, 250 g',             28,  60],
    ['coriander',    'Fresh coriander',      'One fragrant bunch, roots on',                     15,  90],
    ['mango',        'Alphonso mangoes',     'Ratnagiri hapus, box of three',                   349,  40],
  ],
  dairy: [
    ['milk',         'Toned milk',           'Pasteurised, 1 litre pouch',                       54, 240],
    ['curd',         'Set curd',             'Thick and creamy, 400 g cup',                      45, 120],
    ['paneer',       'Malai paneer',         'Soft cottage cheese, 200 g',                       95,  90],
    ['butter',       'Salted butter',        'Table butter, 100 g',                              58, 110],
    ['eggs',         'Farm eggs',            'Brown, tray of six',                               66, 140],
    ['cheese',       'Cheese slices',        'Ten slices that melt well, 200 g',                145,  75],
    ['ghee',         'Cow ghee',             'Slow-cooked, 500 ml jar',                         345,  50],
  ],
  bakery: [
    ['bread',        'Whole wheat bread',    'Baked this morning, 400 g loaf',                   50, 100],
    ['pav',          'Ladi pav',             'Six soft rolls for bhaji',                         30, 120],
    ['croissant',    'Butter croissant',     'Flaky, two pieces',                               120,  36],
    ['muffin',       'Blueberry muffin',     'Filled with berries, one piece',                   85,  40],
    ['cookies',      'Choco-chip cookies',   'Crunchy edge, soft heart, 150 g',                  99,  70],
    ['rusk',         'Elaichi rusk',         'For the tea, with cardamom, 300 g',                55,  80],
  ],
  snacks: [
    ['chips',        'Salted potato chips',  'Thin and crisp, 90 g',                             40, 160],
    ['bhujia',       'Bikaneri bhujia',      'Spicy gram-flour noodles, 200 g',                  72, 100],
    ['popcorn',      'Butter popcorn',       'Ready in three minutes, 60 g',                     35, 110],
    ['peanuts',      'Roasted peanuts',      'Salted, with skin, 150 g',                         45, 130],
    ['chocolate',    'Dark chocolate',       '70 % cocoa from Idukki, 80 g',                    160,  60],
    ['noodles',      'Masala noodles',       'Pack of four',                                     56, 180],
    ['dates',        'Medjool dates',        'Soft and sweet, 250 g',                           275,  45],
  ],
  beverages: [
    ['tea',          'Assam tea',            'Strong leaf tea, 250 g',                          145,  90],
    ['coffee',       'Filter coffee',        'Chikmagalur, with chicory, 200 g',                180,  80],
    ['orange-juice', 'Orange juice',         'No added sugar, 1 litre',                         125,  70],
    ['coconut',      'Tender coconut water', 'Nothing but coconut, 200 ml',                      50, 140],
    ['cola',         'Cola',                 'Chilled, 750 ml bottle',                           45, 150],
    ['lassi',        'Mango lassi',          'Sweet and thick, 180 ml',                          35, 100],
    ['water',        'Drinking water',       '1 litre bottle',                                   20, 300],
  ],
  household: [
    ['detergent',    'Laundry detergent',    'Liquid for front loaders, 1 litre',               220,  60],
    ['dish-soap',    'Dishwash gel',         'Lemon, 500 ml',                                   110,  85],
    ['tissue',       'Tissue rolls',         'Two-ply, pack of four',                           140,  70],
    ['toothpaste',   'Clove toothpaste',     'For the whole family, 150 g',                      95, 110],
    ['soap',         'Sandal soap',          'Pack of three, 125 g each',                       135,  95],
    ['sponge',       'Kitchen sponges',      'Soft side, rough side, three pieces',              49, 120],
    ['candle',       'Jasmine candle',       'Burns for twenty hours',                          199,  30],
  ],
}

/** What the demo shop sells: a picture for each lies in web/public/products. */
export const products: readonly Product[] = Object.entries(shelves).flatMap(([category, rows]) =>
  rows.map(([sku, name, description, price, stock]) => ({
    sku,
    name,
    description,
    category: category as Category,
    unitPrice: price * 100,
    currency: 'INR' as const,
    stock,
    imageUrl: `/products/${sku}.svg`,
    active: true,
  })),
)
